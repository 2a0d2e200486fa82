import type { ChatActions, ChatMessage } from '@nuzzle/client';
import { useEffect, useState, type RefObject } from 'react';
import type { VirtuosoHandle } from 'react-virtuoso';

/** A message to go to, and the words that led there. */
export interface Jump {
  readonly edge: { readonly cursor: string; readonly node: { readonly id: string } };
  readonly words: string;
}

/**
 * Goes to a message wherever it is in the history. If it is not among the loaded ones, the list is made anew around it.
 * @returns `generation` changes with each such list; `target` is the ID of the message that was gone to
 */
export function useJump(
  jump: Jump | undefined,
  messages: readonly ChatMessage[],
  jumpTo: ChatActions['jumpTo'],
  list: RefObject<VirtuosoHandle | null>,
): { readonly generation: number; readonly target: string | undefined; readonly restart: () => void } {
  const [{ generation, target }, setState] = useState<{ generation: number; target: string | undefined }>({
    generation: 0,
    target: undefined,
  });
  useEffect(() => {
    if (!jump) {
      setState((state) => (state.target === undefined ? state : { ...state, target: undefined }));
      return undefined;
    }
    const { id } = jump.edge.node;
    const index = messages.findIndex((message) => message.id === id);
    if (index >= 0) {
      list.current?.scrollToIndex({ index, align: 'center' });
      setState((state) => ({ ...state, target: id }));
      return undefined;
    }
    let isWanted = true;
    void jumpTo(jump.edge).then(() => {
      if (isWanted) setState((state) => ({ generation: state.generation + 1, target: id }));
    });
    return () => {
      isWanted = false;
    };
    // A jump is made once, not with each new message.
  }, [jump]);
  const restart = (): void => setState((state) => ({ generation: state.generation + 1, target: undefined }));
  return { generation, target, restart };
}
