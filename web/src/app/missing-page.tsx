import { useText } from '../language/language-context.js';
import { ButtonLink } from '../look/button.js';
import { EmptyState } from '../look/state.js';

/** What an address shows that leads nowhere. */
export function MissingPage() {
  const t = useText();
  return (
    <EmptyState
      isPage
      title={t('missing.title')}
      action={
        <ButtonLink kind="primary" to="/">
          {t('missing.back')}
        </ButtonLink>
      }
    >
      {t('missing.text')}
    </EmptyState>
  );
}
