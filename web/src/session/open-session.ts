import type { Session } from '@nuzzle/client';

/** Returns the session, with the client, which is fetched when somebody begins to fill in a form. */
export async function openSession(): Promise<Session> {
  const { nuzzle } = await import('./nuzzle.js');
  return nuzzle.session;
}
