import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Edge } from '../graphql/connection.js';
import { encodeCursor } from '../graphql/cursor.js';
import { feedsOf, pageSize, type FeedSource } from '../live/feed.js';
import { Message } from './message.entity.js';
import { positionOf } from './message.service.js';

/** Where a reader of a feed stands: everything up to here was seen. */
export interface FeedPosition {
  at: Date;
  id: string;
}

/** One message as it reaches a subscriber: an edge, and the manager that was made for this event. */
export interface MessageEvent extends Edge<Message> {
  em: EntityManager;
}

/** Which of an owner's messages a subscriber wants. */
export interface Interest {
  chatRoomId?: string;
  petOnly?: boolean;
}

/**
 * Behind a position: those in rooms that the owner may see at this moment.
 * @returns events, each on a fresh manager
 */
async function read(
  em: EntityManager,
  ownerId: string,
  { at, id }: FeedPosition,
  { chatRoomId, petOnly }: Interest = {},
): Promise<MessageEvent[]> {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT message.* FROM chat_rooms room CROSS JOIN LATERAL (
      SELECT * FROM messages
      WHERE chat_room_id = room.id AND sent_at >= ${at} AND (sent_at, id) > (${at}, ${id}::bigint)
        ${petOnly ? sql`AND message_type = 'PET'` : sql``}
      ORDER BY sent_at, id LIMIT ${pageSize}
    ) message
    WHERE room.user_id = ${ownerId} AND NOT room.is_deleted AND room.last_message_at >= ${at}
      ${chatRoomId ? sql`AND room.id = ${chatRoomId}` : sql``}
    ORDER BY message.sent_at, message.id LIMIT ${pageSize}`.execute(em.fork().getKysely());
  return rows.map((row) => {
    const own = em.fork();
    const node = own.map(Message, row);
    return { cursor: encodeCursor(positionOf(node)), node, em: own };
  });
}

async function newest(em: EntityManager, ownerIds: string[]): Promise<Map<string, FeedPosition>> {
  const { rows } = await sql<{ owner_id: string; at: string; id: string }>`
    SELECT owner.id AS owner_id, newest.last_message_at AS at, newest.last_message_id AS id
    FROM unnest(${ownerIds}::bigint[]) AS owner (id) CROSS JOIN LATERAL (
      SELECT last_message_at, last_message_id FROM chat_rooms
      WHERE user_id = owner.id AND last_message_at IS NOT NULL AND NOT is_deleted
      ORDER BY last_message_at DESC, last_message_id DESC LIMIT 1
    ) newest`.execute(em.fork().getKysely());
  return new Map(rows.map(({ owner_id, at, id }) => [owner_id, { at: new Date(at), id }]));
}

const source: FeedSource<MessageEvent, FeedPosition, Interest> = {
  topic: 'message',
  start: { at: new Date(0), id: '0' },
  read,
  newest,
  positionOf: ({ node }) => ({ at: node.sentAt, id: node.id }),
  isBehind: ({ at, id }, other) =>
    at > other.at || (at.getTime() === other.at.getTime() && BigInt(id) > BigInt(other.id)),
  matches: ({ node }, { chatRoomId, petOnly }) =>
    (chatRoomId === undefined || node.chatRoom.id === chatRoomId) && (!petOnly || node.senderPet !== null),
};

/** The messages of owners who are followed in this process. */
export const messageFeeds = feedsOf(source);
