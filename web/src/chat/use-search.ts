import { useNuzzle } from '@nuzzle/client/react';
import { useCallback, useEffect, useState } from 'react';
import { SearchChatDocument, type SearchChatQuery } from '../generated/graphql.js';
import { useErrorText } from '../session/use-error-text.js';

type Found = NonNullable<SearchChatQuery['chatRoom']>['search']['edges'][number];

interface Finds {
  readonly words: string;
  readonly found: readonly Found[];
  readonly after: string | null;
  readonly isSearching: boolean;
  readonly problem: string | undefined;
}

const typingPause = 250;
const findsOf = (words: string): Finds => ({
  words,
  found: [],
  after: null,
  isSearching: true,
  problem: undefined,
});

/** Returns whether words can be searched for: two characters, or one of Korean, Chinese or Japanese. */
export const canSearch = (words: string): boolean =>
  Array.from(words).length >= 2 ||
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words);

/** What a room's search finds, newest first, shortly after the owner has stopped typing. */
export function useSearch(roomId: string, typed: string) {
  const { apollo } = useNuzzle();
  const textOf = useErrorText();
  const words = typed.trim();
  const [kept, setFinds] = useState(() => findsOf(''));
  const finds = kept.words === words ? kept : findsOf(words);
  const ask = useCallback(
    async (after: string | null): Promise<void> => {
      const change = (next: (before: Finds) => Finds) =>
        setFinds((before) => (before.words === words ? next(before) : before));
      if (after === null) setFinds(findsOf(words));
      else change((before) => ({ ...before, isSearching: true, problem: undefined }));
      try {
        const { data } = await apollo.query({
          query: SearchChatDocument,
          variables: { id: roomId, query: words, after },
          fetchPolicy: 'no-cache',
        });
        const search = data?.chatRoom?.search;
        change(({ found }) => ({
          words,
          found: [...found, ...(search?.edges ?? [])],
          after: search?.pageInfo.hasNextPage ? search.pageInfo.endCursor : null,
          isSearching: false,
          problem: undefined,
        }));
      } catch (error) {
        change((before) => ({ ...before, isSearching: false, problem: textOf(error) }));
      }
    },
    [apollo, roomId, words, textOf, setFinds],
  );
  useEffect(() => {
    if (!canSearch(words)) return undefined;
    const timer = setTimeout(() => void ask(null), typingPause);
    return () => clearTimeout(timer);
  }, [ask, words]);
  const { found, after, isSearching, problem } = finds;
  return { found, hasMore: after !== null, isSearching, problem, loadMore: () => ask(after) };
}
