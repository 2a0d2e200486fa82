const prefix = 'nuzzle.draft.';

/** Returns what the owner had begun to write in a room, in this tab. */
export const readDraft = (roomId: string): string => sessionStorage.getItem(prefix + roomId) ?? '';

/** Keeps what the owner has begun to write in a room, until they send it, log out or close the tab. */
export function keepDraft(roomId: string, text: string): void {
  if (text === '') sessionStorage.removeItem(prefix + roomId);
  else sessionStorage.setItem(prefix + roomId, text);
}

/** Forgets all drafts of this tab. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
}
