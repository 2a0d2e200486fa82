import type { ReplyProgressView } from '@nuzzle/client';
import { useNuzzle } from '@nuzzle/client/react';
import { useCallback, useSyncExternalStore } from 'react';

/** What the pet of a room is doing, without its words: what follows this renders once a reply, not once a word. */
export function useReplyState(roomId: string): ReplyProgressView['state'] {
  const reply = useNuzzle().reply(roomId);
  return useSyncExternalStore(
    reply.subscribe,
    useCallback(() => reply.get().state, [reply]),
  );
}
