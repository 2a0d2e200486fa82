import type { ApolloClient } from '@apollo/client';
import { followQuery } from '../cache/follow-query.js';
import { changeWindow, writeMessage } from '../cache/message-list.js';
import type { CachedEdge } from '../cache/message-window.js';
import {
  ChatDocument,
  MessagesAroundDocument,
  NewerMessagesDocument,
  OlderMessagesDocument,
  RoomFieldsFragmentDoc,
  type ChatQuery,
} from '../generated/graphql.js';
import { openSource, type Live } from '../live.js';
import { NuzzleError, toNuzzleError } from '../nuzzle-error.js';
import type { SessionState } from '../session/session-state.js';
import { whileSignedIn } from '../session/while-signed-in.js';
import type { Outbox } from '../outbox/outbox-state.js';
import type { Wait } from '../wait.js';
import type { Texts } from '../texts.js';
import { known, openChatActions } from './chat-actions.js';
import type { Chat, ChatState } from './chat-state.js';
import { readMessages } from './read-messages.js';

/** How many messages a page has. */
const pageSize = 40;

const empty: ChatState = {
  status: 'loading',
  error: undefined,
  room: undefined,
  messages: [],
  offset: 0,
  hasOlder: false,
  hasNewer: false,
  isLoadingOlder: false,
  isLoadingNewer: false,
};

const roomFragment = { fragment: RoomFieldsFragmentDoc, fragmentName: 'RoomFields' };

/** Opens one chat room. It reads and follows the room while somebody follows it. */
export function openChat(
  apollo: ApolloClient,
  session: Live<SessionState>,
  reads: Wait,
  outbox: Outbox,
  texts: Texts,
  chatRoomId: string,
): Chat {
  const state = openSource<ChatState>(empty, () => whileSignedIn(session, start));
  const variables = { id: chatRoomId, last: pageSize };
  let room: ChatQuery['chatRoom'] | undefined;
  const change = (part: Partial<ChatState>): void => state.set({ ...state.get(), ...part });

  const show = (): void => {
    if (!room) return;
    const { edges, pageInfo } = room.messages;
    const unsent = pageInfo.hasNextPage
      ? []
      : outbox.get().filter((message) => message.chatRoomId === chatRoomId);
    const before = state.get();
    const messages = readMessages(edges, unsent);
    change({
      status: 'ready',
      error: undefined,
      room,
      messages,
      offset: before.offset + moved(before.messages, messages),
      hasOlder: pageInfo.hasPreviousPage,
      hasNewer: pageInfo.hasNextPage,
    });
  };

  /** Shows what a page has brought, without waiting until Apollo Client tells it. */
  const showCached = (): void => {
    const data = apollo.readQuery({ query: ChatDocument, variables });
    if (data?.chatRoom) room = data.chatRoom;
    show();
  };

  function start(): () => void {
    // The list of rooms may know the room already.
    const listed = apollo.cache.readFragment({ ...roomFragment, id: `ChatRoom:${chatRoomId}` });
    if (listed && !state.get().room) change({ room: listed });
    const options = { query: ChatDocument, variables };
    const stopQuery = followQuery(apollo, reads, options, ({ data, dataState, error }) => {
      if (error) return change({ status: room ? 'ready' : 'failed', error: toNuzzleError(error) });
      if (dataState !== 'complete') return undefined;
      if (!data.chatRoom) {
        room = undefined;
        return state.set({ ...empty, status: 'failed', error: new NuzzleError('NOT_FOUND', texts.noRoom) });
      }
      room = data.chatRoom;
      return show();
    });
    const stopOutbox = outbox.subscribe(show);
    return () => {
      stopQuery();
      stopOutbox();
      // A window that live messages do not reach would have a gap by the next time.
      if (room?.messages.pageInfo.hasNextPage) dropWindow();
    };
  }

  const dropWindow = (): void => {
    apollo.cache.evict({ id: `ChatRoom:${chatRoomId}`, fieldName: 'messages' });
  };

  const load = async (side: 'Older' | 'Newer'): Promise<void> => {
    const pageInfo = room?.messages.pageInfo;
    const { isLoadingOlder, isLoadingNewer } = state.get();
    if (!pageInfo || isLoadingOlder || isLoadingNewer) return;
    const cursor = side === 'Older' ? pageInfo.startCursor : pageInfo.endCursor;
    if (cursor === null || !(side === 'Older' ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return;
    change({ [`isLoading${side}`]: true });
    const fetchPolicy = 'network-only';
    try {
      if (side === 'Older')
        await apollo.query({
          query: OlderMessagesDocument,
          variables: { id: chatRoomId, last: pageSize, before: cursor },
          fetchPolicy,
        });
      else
        await apollo.query({
          query: NewerMessagesDocument,
          variables: { id: chatRoomId, first: pageSize, after: cursor },
          fetchPolicy,
        });
      showCached();
      // What the window has let go of.
      apollo.cache.gc();
    } catch (error) {
      change({ error: toNuzzleError(error) });
    } finally {
      change({ [`isLoading${side}`]: false });
    }
  };

  const actions = openChatActions(apollo, outbox, chatRoomId, state);
  const jumpToLatest = async (): Promise<void> => {
    if (!room?.messages.pageInfo.hasNextPage) return;
    await known(apollo.query({ query: ChatDocument, variables, fetchPolicy: 'network-only' }));
    showCached();
  };

  return {
    get: state.get,
    subscribe: state.subscribe,
    ...actions,
    send(content) {
      const clientMessageId = actions.send(content);
      // What was written is at the end. Without a connection, it is seen later.
      jumpToLatest().catch(() => undefined);
      return clientMessageId;
    },
    jumpToLatest,
    loadOlder: () => load('Older'),
    loadNewer: () => load('Newer'),
    async jumpTo({ cursor, node: { id } }) {
      if (state.get().messages.some((message) => message.id === id)) return;
      try {
        const { data } = await apollo.query({
          query: MessagesAroundDocument,
          variables: { id: chatRoomId, messageId: id, cursor, count: pageSize / 2 },
          // Both pages would be joined with the window.
          fetchPolicy: 'no-cache',
        });
        const around = data?.chatRoom;
        if (!around || !data.message) throw new NuzzleError('NOT_FOUND', texts.noRoom);
        const found = [...around.earlier.edges, { cursor, node: data.message }, ...around.later.edges];
        for (const { node } of found) writeMessage(apollo.cache, node);
        const edges = found.map(cached);
        changeWindow(apollo.cache, chatRoomId, (window) => ({
          ...window,
          edges,
          pageInfo: {
            ...window.pageInfo,
            hasPreviousPage: around.earlier.pageInfo.hasPreviousPage,
            hasNextPage: around.later.pageInfo.hasNextPage,
            startCursor: edges[0]!.cursor,
            endCursor: edges.at(-1)!.cursor,
          },
        }));
        showCached();
      } catch (error) {
        throw toNuzzleError(error);
      }
    },
  };
}

/** An edge as the cache has it. */
const cached = (edge: { readonly cursor: string; readonly node: { readonly id: string } }): CachedEdge => ({
  __typename: 'MessageEdge',
  cursor: edge.cursor,
  node: { __ref: `Message:${edge.node.id}` },
});

/** By how much the first message of a list has moved in an endless one. */
function moved(before: ChatState['messages'], after: ChatState['messages']): number {
  const [first, next] = [before[0], after[0]];
  if (!first || !next || first.key === next.key) return 0;
  const added = after.findIndex(({ key }) => key === first.key);
  if (added > 0) return -added;
  return Math.max(
    0,
    before.findIndex(({ key }) => key === next.key),
  );
}
