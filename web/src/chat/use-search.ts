import { useNuzzle } from '@nuzzle/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { SearchChatDocument, type SearchChatQuery } from '../generated/graphql.js';
import { useErrorText } from '../session/use-error-text.js';

type Found = NonNullable<SearchChatQuery['chatRoom']>['search']['edges'][number];

const typingPause = 250;

interface SearchState {
  readonly found: readonly Found[];
  readonly after: string | null;
  readonly isSearching: boolean;
  readonly problem: string | undefined;
}

const nothing: SearchState = { found: [], after: null, isSearching: false, problem: undefined };

/** Returns whether words can be searched for: two characters, or one of Korean, Chinese or Japanese. */
export const canSearch = (words: string): boolean =>
  [...words].length >= 2 || /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words);

/** What a room's search finds, newest first, shortly after the owner has stopped typing. */
export function useSearch(roomId: string, typed: string) {
  const { apollo } = useNuzzle();
  const textOf = useErrorText();
  const [state, setState] = useState(nothing);
  const asked = useRef(0);
  const words = typed.trim();
  const ask = useCallback(
    async (after: string | null): Promise<void> => {
      const turn = ++asked.current;
      setState((before) => ({ ...(after === null ? nothing : before), isSearching: true, problem: undefined }));
      try {
        const { data } = await apollo.query({
          query: SearchChatDocument,
          variables: { id: roomId, query: words, after },
          fetchPolicy: 'no-cache',
        });
        const search = data?.chatRoom?.search;
        if (turn !== asked.current || !search) return;
        setState((before) => ({
          found: [...(after === null ? [] : before.found), ...search.edges],
          after: search.pageInfo.hasNextPage ? (search.pageInfo.endCursor ?? null) : null,
          isSearching: false,
          problem: undefined,
        }));
      } catch (error) {
        if (turn === asked.current) setState((before) => ({ ...before, isSearching: false, problem: textOf(error) }));
      }
    },
    [apollo, roomId, words, textOf],
  );
  useEffect(() => {
    if (!canSearch(words)) {
      asked.current++;
      setState(nothing);
      return undefined;
    }
    const timer = setTimeout(() => void ask(null), typingPause);
    return () => clearTimeout(timer);
  }, [ask, words]);
  return { ...state, hasMore: state.after !== null, loadMore: () => ask(state.after) };
}
