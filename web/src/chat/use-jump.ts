import { useNuzzle } from '@nuzzle/client/react';
import { useCallback, useMemo, useRef, useState, type RefObject } from 'react';
import type { VirtuosoHandle } from 'react-virtuoso';
import { useToast } from '../look/toast.js';
import { useErrorText } from '../session/use-error-text.js';

/** A message to go to, and the words that led there. */
export interface Jump {
  readonly edge: { readonly cursor: string; readonly node: { readonly id: string } };
  readonly words: string;
}

/** Where the list of messages has gone to. */
export interface Jumper {
  readonly list: RefObject<VirtuosoHandle | null>;
  /** Changes when the list is made anew, somewhere else in the history. */
  readonly generation: number;
  /** The ID of the message that was gone to. */
  readonly target: string | undefined;
  /** The words that led there. */
  readonly words: string;
  readonly go: (jump: Jump) => Promise<void>;
  readonly goToEnd: () => Promise<void>;
  /** Forgets the target and its words. The list stays where it is. */
  readonly forget: () => void;
}

const nowhere = { target: undefined, words: '' };

/** Goes to messages wherever they are in the history. If one is not among those loaded, the list is made anew around it. */
export function useJump(roomId: string): Jumper {
  const chat = useNuzzle().chat(roomId);
  const toast = useToast();
  const textOf = useErrorText();
  const list = useRef<VirtuosoHandle>(null);
  const turn = useRef(0);
  const [place, setPlace] = useState<{ generation: number; target: string | undefined; words: string }>({
    generation: 0,
    ...nowhere,
  });
  const go = useCallback(
    async ({ edge, words }: Jump) => {
      const target = edge.node.id;
      const now = ++turn.current;
      const isHere = chat.get().messages.some(({ id }) => id === target);
      try {
        if (!isHere) await chat.jumpTo(edge);
      } catch (error) {
        toast({ text: textOf(error), kind: 'bad' });
        return;
      }
      if (now !== turn.current) return;
      setPlace(({ generation }) => ({ generation: isHere ? generation : generation + 1, target, words }));
    },
    [chat, toast, textOf],
  );
  const goToEnd = useCallback(async () => {
    turn.current++;
    if (chat.get().hasNewer) {
      try {
        await chat.jumpToLatest();
      } catch (error) {
        toast({ text: textOf(error), kind: 'bad' });
        return;
      }
      setPlace(({ generation }) => ({ generation: generation + 1, ...nowhere }));
    } else list.current?.scrollToIndex({ index: 'LAST', align: 'end', behavior: 'smooth' });
  }, [chat, toast, textOf]);
  const forget = useCallback(() => {
    turn.current++;
    setPlace(({ generation }) => ({ generation, ...nowhere }));
  }, []);
  return useMemo(() => ({ list, ...place, go, goToEnd, forget }), [place, go, goToEnd, forget]);
}
