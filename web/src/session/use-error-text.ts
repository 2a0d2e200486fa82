import { toNuzzleError } from '@nuzzle/client';
import { useCallback } from 'react';
import { useText } from '../language/language-context.js';

/** What says in words what went wrong: the graph's sentence, or the page's own if the graph gave none. */
export function useErrorText(): (error: unknown) => string {
  const t = useText();
  return useCallback(
    (error) => {
      const { code, message, details } = toNuzzleError(error);
      if (code === 'NETWORK') return t('error.network');
      if (code === 'OUTBOX_FULL') return t('error.outboxFull');
      if (code === 'RATE_LIMITED' && details.retryAfterSeconds !== undefined)
        return t('error.rateLimited', { seconds: Math.ceil(details.retryAfterSeconds) });
      const faults = details.fields?.map((fault) => fault.message).join(' ');
      return faults !== undefined && faults !== '' ? faults : message;
    },
    [t],
  );
}
