import type { ApolloClient } from '@apollo/client';
import { putMessage } from '../cache/message-list.js';
import {
  DeleteMessageDocument,
  MarkReadDocument,
  RegenerateReplyDocument,
  RetryReplyDocument,
  StopReplyDocument,
} from '../generated/graphql.js';
import type { Live } from '../live.js';
import { toNuzzleError } from '../nuzzle-error.js';
import type { Outbox } from '../outbox/outbox-state.js';
import type { ChatActions, ChatState } from './chat-state.js';

type Actions = Omit<ChatActions, 'loadOlder' | 'loadNewer' | 'jumpTo' | 'jumpToLatest'>;

/** Whether an ID is further than another: IDs of messages grow. */
const isFurther = (a: string, b: string): boolean => (a.length === b.length ? a > b : a.length > b.length);

/** Runs an operation, and throws NuzzleError if it fails. */
export async function known<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw toNuzzleError(error);
  }
}

/** Stops the reply of a room. What the pet has said becomes its message. */
export async function stopReply(apollo: ApolloClient, chatRoomId: string): Promise<void> {
  const { data } = await known(
    apollo.mutate({
      mutation: StopReplyDocument,
      variables: { input: { chatRoomId } },
      fetchPolicy: 'no-cache',
    }),
  );
  const edge = data?.stopReply.messageEdge;
  if (edge) putMessage(apollo.cache, chatRoomId, edge);
}

/** Asks again for a reply that failed or was stopped. */
export async function retryReply(apollo: ApolloClient, chatRoomId: string): Promise<void> {
  await known(apollo.mutate({ mutation: RetryReplyDocument, variables: { input: { chatRoomId } } }));
}

/** What an owner can do in a room, besides moving in it. */
export function openChatActions(
  apollo: ApolloClient,
  outbox: Outbox,
  chatRoomId: string,
  state: Live<ChatState>,
): Actions {
  let wanted: string | undefined;
  let marking: Promise<void> | undefined;

  /** Sends the newest mark, one at a time: while one is on its way, others come together into the next. */
  const mark = async (): Promise<void> => {
    while (wanted !== undefined) {
      const upTo = wanted;
      wanted = undefined;
      try {
        await apollo.mutate({ mutation: MarkReadDocument, variables: { input: { chatRoomId, upTo } } });
      } catch {
        // The next mark tells more.
      }
    }
  };

  return {
    send: (content) => outbox.add({ chatRoomId, content }),
    retry: (clientMessageId) => outbox.retry(clientMessageId),
    discard: (clientMessageId) => outbox.discard(clientMessageId),
    async markRead(upTo) {
      const { messages, room } = state.get();
      const newest = upTo ?? messages.findLast(({ id }) => id !== undefined)?.id;
      if (newest === undefined || !room) return;
      const isRead = room.readUpTo !== null && !isFurther(newest, room.readUpTo);
      if (isRead && room.unreadCount === 0) return;
      wanted = wanted === undefined || isFurther(newest, wanted) ? newest : wanted;
      marking ??= mark().finally(() => (marking = undefined));
      await marking;
    },
    stopReply: () => stopReply(apollo, chatRoomId),
    retryReply: () => retryReply(apollo, chatRoomId),
    async regenerate() {
      await known(apollo.mutate({ mutation: RegenerateReplyDocument, variables: { input: { chatRoomId } } }));
    },
    async deleteMessage(messageId) {
      await known(apollo.mutate({ mutation: DeleteMessageDocument, variables: { input: { messageId } } }));
    },
  };
}
