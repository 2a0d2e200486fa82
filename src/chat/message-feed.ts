import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Shown } from '../context.js';
import { later, Statement, type Row, type Sql } from '../database/statement.js';
import { encodeCursor } from '../graphql/cursor.js';
import { pageSize, type FeedServices, type FeedSource } from '../live/feed.js';
import { feedsOf } from '../live/feeds.js';
import type { EventRoot } from '../live/event-root.js';
import { isNewest, newestSince } from '../read/history.js';
import { Message } from './message.entity.js';
import { messageHistory, positionOf } from './message.service.js';

/** Where a reader of a feed stands: everything up to here was seen. */
export interface FeedPosition {
  at: Date;
  id: string;
}

/** One message as it reaches a subscriber. */
export interface MessageEvent extends EventRoot<Message>, FeedPosition {
  chatRoomId: string;
  byPet: boolean;
}

/** Which of an owner's messages a subscriber wants. */
export interface Interest {
  chatRoomId?: string;
  petOnly?: boolean;
}

interface Given extends FeedPosition, Interest {
  ownerId: string;
}

type Found = Record<string, unknown> & {
  id: string;
  sent_at: string;
  room_id: string;
  by_pet: boolean;
  shown?: string;
};

const message: Row = (column) => sql.id('message', column);
const room: Row = (column) => sql.id('room', column);

/** Rooms by the index of those that are not archived, and by that of those that are. */
const rooms = sql`(
  SELECT * FROM chat_rooms WHERE archived_at IS NULL UNION ALL SELECT * FROM chat_rooms WHERE archived_at IS NOT NULL)`;

/**
 * Those behind a position in rooms that the owner may see at this moment.
 * @param since where the position lies behind this moment it is written down, for all months before it to be left
 * out when the statement is planned; it runs for each event
 */
function reading({ chatRoomId, petOnly }: Interest, since: Date | undefined, columns: Sql, joins: Sql): Sql {
  const at = later(({ at: time }: Given) => time);
  const id = later((given: Given) => given.id);
  // Not known when it is planned: what looks like few rows would be sorted, and after an absence they are many.
  const limit = later(() => pageSize);
  return sql`
    SELECT message.id, message.sent_at, room.id AS room_id, message.sender_pet_id IS NOT NULL AS by_pet, ${columns}
    FROM ${rooms} room CROSS JOIN LATERAL (
      SELECT * FROM all_messages
      -- The upper bound keeps the months to come from being looked at.
      WHERE chat_room_id = room.id AND sent_at >= ${at} AND sent_at <= room.last_message_at
        AND (sent_at, id) > (${at}, ${id}::bigint) ${since ? sql`AND ${isNewest(sql`sent_at`, since)}` : sql``}
        ${petOnly ? sql`AND message_type = 'PET'` : sql``}
      ORDER BY sent_at, id LIMIT ${limit}
    ) message ${joins}
    WHERE room.user_id = ${later(({ ownerId }: Given) => ownerId)} AND NOT room.is_deleted
      AND room.last_message_at >= ${at} AND (room.last_message_at, room.last_message_id) > (${at}, ${id}::bigint)
      ${chatRoomId ? sql`AND room.id = ${later((given: Given) => given.chatRoomId)}` : sql``}
    ORDER BY message.sent_at, message.id LIMIT ${limit}`;
}

const variantOf = ({ chatRoomId, petOnly }: Interest, since: Date | undefined): string =>
  `messages${chatRoomId ? ' of a room' : ''}${petOnly ? ' by pets' : ''}${since ? ` since ${since.getTime()}` : ''}`;

/** Most readers stand within the last month, and each month more makes a statement dearer to begin. */
const reaches = [{ newest: 1 }, messageHistory];

// Nine kinds of them, a month.
const plain = new LRUCache<string, Statement<Given>>({ max: 24 });

async function read(
  { em, statements }: FeedServices,
  ownerId: string,
  position: FeedPosition,
  shown: Shown | undefined,
  interest: Interest = {},
): Promise<MessageEvent[]> {
  const given: Given = { ownerId, ...position, ...interest };
  const now = new Date();
  const since = reaches.map((reach) => newestSince(reach, now)).find((bound) => position.at >= bound);
  const variant = variantOf(interest, since);
  const rows = shown
    ? await statements.run<Found, Given & Shown['asked']>(
        shown.statement<Given>(
          variant,
          {
            node: { type: 'Message', row: message, back: { chatRoom: 'room' } },
            room: { type: 'ChatRoom', row: room },
          },
          ({ text, joins }) => reading(interest, since, sql`${text} AS shown`, joins),
        ),
        { ...shown.asked, ...given },
      )
    : await statements.run<Found, Given>(plainly(interest, since), given);
  return rows.map((row) => ({
    at: new Date(row.sent_at),
    id: row.id,
    chatRoomId: row.room_id,
    byPet: row.by_pet,
    ...(row.shown === undefined ? toRoot(em.fork(), row) : { shown: row.shown }),
  }));
}

function plainly(interest: Interest, since: Date | undefined): Statement<Given> {
  const variant = variantOf(interest, since);
  const statement =
    plain.get(variant) ?? new Statement<Given>(variant, reading(interest, since, sql`message.*`, sql``));
  plain.set(variant, statement);
  return statement;
}

function toRoot(em: EntityManager, row: Found): EventRoot<Message> {
  const node = em.map(Message, row);
  return { cursor: encodeCursor(positionOf(node)), node, em };
}

interface Owners {
  ownerIds: readonly string[];
}

const newestOfOwners = new Statement<Owners>(
  'newest_messages',
  sql`
    SELECT owner.id AS owner_id, newest.last_message_at AS at, newest.last_message_id AS id
    FROM unnest(${later(({ ownerIds }: Owners) => ownerIds)}::bigint[]) AS owner (id) CROSS JOIN LATERAL (
      SELECT last_message_at, last_message_id FROM ${rooms} room
      WHERE user_id = owner.id AND last_message_at IS NOT NULL AND NOT is_deleted
      ORDER BY last_message_at DESC, last_message_id DESC LIMIT 1
    ) newest`,
);

async function newest(
  { statements }: FeedServices,
  ownerIds: readonly string[],
): Promise<Map<string, FeedPosition>> {
  const rows = await statements.run<{ owner_id: string; at: string; id: string }, Owners>(newestOfOwners, {
    ownerIds,
  });
  return new Map(rows.map(({ owner_id, at, id }) => [owner_id, { at: new Date(at), id }]));
}

const source: FeedSource<MessageEvent, FeedPosition, Interest, Shown> = {
  topic: 'message',
  start: { at: new Date(0), id: '0' },
  read,
  newest,
  positionOf: ({ at, id }) => ({ at, id }),
  timeOf: ({ at }) => at,
  sizeOf: ({ shown, node }) => shown?.length ?? node!.content.length + 500,
  isBehind: ({ at, id }, other) =>
    at > other.at || (at.getTime() === other.at.getTime() && BigInt(id) > BigInt(other.id)),
  matches: (event, { chatRoomId, petOnly }) =>
    (chatRoomId === undefined || event.chatRoomId === chatRoomId) && (!petOnly || event.byPet),
};

/** The messages of owners who are followed in this process. */
export const messageFeeds = feedsOf(source);
