import { useSyncExternalStore } from 'react';

/**
 * For whom the page is: a guest, who needs a form and little code, or the owner who was here before, whose client is
 * fetched at once.
 */
export type Phase = 'guest' | 'owner';

const key = 'nuzzle.owner';
const listeners = new Set<() => void>();
let endedBy: string | undefined;

globalThis.addEventListener('storage', (event) => {
  if (event.key === key) for (const listener of listeners) listener();
});

/**
 * Says for whom the page is from now on, in all tabs.
 * @param reason why the session of the owner has ended
 */
export function enterPhase(phase: Phase, reason?: string): void {
  endedBy = reason;
  if (phase === 'owner') localStorage.setItem(key, 'here');
  else localStorage.removeItem(key);
  for (const listener of listeners) listener();
}

/** For whom the page is. */
export const usePhase = (): Phase => useSyncExternalStore(subscribe, readPhase);

/** Why the session that was there has ended, such as SESSION_ENDED. */
export const endReason = (): string | undefined => endedBy;

/** For whom the page is, now. */
export const readPhase = (): Phase => (localStorage.getItem(key) === null ? 'guest' : 'owner');

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
