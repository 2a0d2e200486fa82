import type { FieldPolicy, Reference, TypePolicies } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { messagesPolicy } from './message-window.js';

/** A field that finds one object by its ID, so that one that a list has brought is not asked for again. */
const byId = (__typename: string): FieldPolicy<Reference | null> => ({
  read: (existing, { args, toReference }) =>
    existing === undefined ? toReference({ __typename, id: String(args?.['id']) }) : existing,
});

/** A list of rooms, newest message first, wherever the last event has put it. */
const rooms = (): FieldPolicy => {
  const pages = relayStylePagination(['orderBy']);
  return {
    ...pages,
    read(existing, options) {
      const { args, readField } = options;
      const list = typeof pages.read === 'function' ? pages.read(existing, options) : existing;
      if (!list || args?.['orderBy'] === 'CREATED') return list;
      const time = (edge: { node: Reference }): string => readField<string>('lastMessageAt', edge.node) ?? '';
      const edges = [...(list.edges as { node: Reference }[])];
      edges.sort((a, b) => (time(a) === time(b) ? 0 : time(a) > time(b) ? -1 : 1));
      return { ...list, edges };
    },
  };
};

/**
 * How the cache keeps what the graph answers: lists by the arguments that choose their items, not by those that choose
 * a page; objects without an ID as part of their owner.
 */
export const typePolicies: TypePolicies = {
  Query: {
    fields: {
      pet: byId('Pet'),
      chatRoom: byId('ChatRoom'),
      message: byId('Message'),
      notification: byId('Notification'),
    },
  },
  User: {
    fields: {
      pets: relayStylePagination(['orderBy', 'status']),
      chatRooms: rooms(),
      archivedChatRooms: rooms(),
      notifications: relayStylePagination(['orderBy', 'status']),
      activities: relayStylePagination(['type']),
      sessions: { merge: false },
    },
  },
  Pet: { fields: { memories: relayStylePagination() } },
  ChatRoom: { fields: { messages: messagesPolicy, search: relayStylePagination(['query']) } },
  OutreachStatus: { merge: true },
  VoiceUsageStatus: { merge: true },
  QuietHoursSetting: { merge: false },
};
