import { useSession } from '@nuzzle/client/react';
import { useEffect } from 'react';
import { useLanguage } from '../language/language-context.js';
import { languageOf } from '../language/language.js';

/** Shows the page in the owner's language, on each device, as soon as it is known or changes. */
export function useOwnerLanguage(): void {
  const { owner } = useSession();
  const { choose } = useLanguage();
  const locale = owner?.locale ?? undefined;
  useEffect(() => {
    // The texts may not come, without a connection; the page then stays as it is.
    if (locale !== undefined) void choose(languageOf(locale)).catch(() => undefined);
  }, [locale, choose]);
}
