import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { openSource, type Live } from '../live.js';
import { followQuery } from '../cache/follow-query.js';
import type { Wait } from '../wait.js';
import { toNuzzleError } from '../nuzzle-error.js';
import type { SessionState } from '../session/session-state.js';
import { whileSignedIn } from '../session/while-signed-in.js';
import type { List, ListState } from './home-state.js';

/** A page of a list, as an answer has it. */
export interface ListPage<T, X> {
  readonly items: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** What the state has besides the items. */
  readonly extra: X;
}

/**
 * Opens a list. It reads and follows the list while somebody follows it.
 * @param read finds the list in an answer
 * @param extra what the state has besides, until there is an answer
 */
export function openList<D, V extends OperationVariables & { after?: string | null }, T, X extends object>(
  apollo: ApolloClient,
  session: Live<SessionState>,
  reads: Wait,
  query: TypedDocumentNode<D, V>,
  read: (data: D) => ListPage<T, X>,
  extra: X,
): List<T, ListState<T> & X> {
  type State = ListState<T> & X;
  const none = {
    status: 'loading',
    error: undefined,
    items: [],
    hasMore: false,
    isLoadingMore: false,
  } as const;
  const initial: State = { ...none, ...extra };
  let page: ListPage<T, X> | undefined;
  const state = openSource<State>(initial, () => whileSignedIn(session, start));
  const change = (part: Partial<ListState<T>>): void => state.set({ ...state.get(), ...part });
  const variables = {} as V;

  function start(): () => void {
    return followQuery(apollo, reads, { query, variables }, (result) => {
      if (result.error)
        return change({ status: page ? 'ready' : 'failed', error: toNuzzleError(result.error) });
      if (result.dataState !== 'complete') return undefined;
      page = read(result.data);
      return state.set({
        ...state.get(),
        ...page.extra,
        status: 'ready',
        error: undefined,
        items: page.items,
        hasMore: page.pageInfo.hasNextPage,
      });
    });
  }

  const fetch = async (after?: string): Promise<void> => {
    try {
      await apollo.query<D>({
        query,
        variables: after === undefined ? {} : { after },
        fetchPolicy: 'network-only',
      });
      change({ error: undefined });
    } catch (error) {
      change({ status: page ? 'ready' : 'failed', error: toNuzzleError(error) });
    }
  };

  // What one owner has is nothing for the next.
  let shownTo: string | undefined;
  session.subscribe(() => {
    const now = session.get().owner?.id;
    if (now === shownTo) return;
    shownTo = now;
    page = undefined;
    state.set(initial);
  });

  return {
    get: state.get,
    subscribe: state.subscribe,
    async loadMore() {
      const { hasNextPage, endCursor } = page?.pageInfo ?? {};
      if (!hasNextPage || !endCursor || state.get().isLoadingMore) return;
      change({ isLoadingMore: true });
      await fetch(endCursor);
      change({ isLoadingMore: false });
    },
    async refetch() {
      if (!page) change({ status: 'loading', error: undefined });
      await fetch();
    },
  };
}
