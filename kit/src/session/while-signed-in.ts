import type { Live } from '../live.js';
import type { SessionState } from './session-state.js';

/**
 * Runs something for each owner who is logged in, as long as they are: now, and after each change.
 * @param begin runs for an owner; what it returns runs when they have left
 * @returns ends it
 */
export function whileSignedIn(session: Live<SessionState>, begin: () => () => void): () => void {
  let ownerId: string | undefined;
  let end: (() => void) | undefined;
  const look = (): void => {
    const now = session.get().owner?.id;
    if (now === ownerId) return;
    ownerId = now;
    end?.();
    end = now === undefined ? undefined : begin();
  };
  const stop = session.subscribe(look);
  look();
  return () => {
    stop();
    end?.();
    end = undefined;
  };
}
