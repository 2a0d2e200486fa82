/** How often a push is tried. */
export const mostAttempts = 10;

const firstPause = 1_000;
const longestPause = 600_000;
const longestTold = 3_600_000;

/** What is to become of a push. */
export type Verdict =
  /** The push service took it. */
  | { kind: 'sent' }
  /** It is tried again after so many milliseconds. */
  | { kind: 'again'; reason: string; pause: number }
  /** It will not be sent. */
  | { kind: 'failed'; reason: string }
  /** Nothing can be sent to this device any more. */
  | { kind: 'over'; reason: string }
  /** The server stops; somebody else goes on. */
  | { kind: 'stopped' }
  /** Somebody else works on it, or it is gone. */
  | { kind: 'lost' };

/** What a push service answered. */
export interface PushAnswer {
  status: number;
  /** How long it asks to be left alone, in milliseconds. */
  retryAfter: number | undefined;
}

/**
 * Another try, later each time; or when the push service says, within an hour.
 * @param attempt how often it has been tried
 */
export const again = (reason: string, attempt: number, told?: number): Verdict => ({
  kind: 'again',
  reason,
  pause:
    told === undefined
      ? Math.min(firstPause * 2 ** (attempt - 1), longestPause)
      : Math.min(Math.max(told, firstPause), longestTold),
});

/** What an answer means for the push and for its device (RFC 8030, 5 and 7.3). */
export function judge({ status, retryAfter }: PushAnswer, attempt: number): Verdict {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status < 400) return { kind: 'over', reason: 'PUSH_REDIRECTED' };
  if (status === 404 || status === 410) return { kind: 'over', reason: 'GONE' };
  if (status === 429) return again('PUSH_BUSY', attempt, retryAfter);
  if (status >= 500) return again('PUSH_DOWN', attempt, retryAfter);
  return { kind: 'failed', reason: 'PUSH_REFUSED' };
}
