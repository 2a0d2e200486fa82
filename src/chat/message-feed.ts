import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Projection } from '../context.js';
import { placeholder, Statement, type RowRef, type Sql } from '../database/statement.js';
import { encodeCursor } from '../graphql/cursor.js';
import { pageSize, type FeedRead, type FeedServices, type FeedSource } from '../feed/owner-feed.js';
import { feedsOf } from '../feed/feeds.js';
import { splitByReader, reader, batchRead, type BatchRow, type BatchReads } from '../feed/batch-read.js';
import type { FeedEvent } from '../feed/feed-event.js';
import { isRecent, recentSince } from '../query/history.js';
import { Message } from './message.entity.js';
import { messageHistory, positionOf } from './message.service.js';

/** Where a reader of a feed stands: everything up to here was seen. */
export interface FeedPosition {
  at: Date;
  id: string;
}

/** One message as it reaches a subscriber. */
export interface MessageEvent extends FeedEvent<Message>, FeedPosition {
  chatRoomId: string;
  byPet: boolean;
}

/** Which of an owner's messages a subscriber wants. */
export interface Interest {
  chatRoomId?: string;
  petOnly?: boolean;
}

type Read = FeedRead<FeedPosition, Interest, Projection>;

type Given = BatchReads<Read>;

type Found = Record<string, unknown> &
  BatchRow & {
    id: string;
    sent_at: string;
    room_id: string;
    by_pet: boolean;
    shown?: string;
  };

const message: RowRef = (column) => sql.id('message', column);
const room: RowRef = (column) => sql.id('room', column);

/** Rooms by the index of those that are not archived, and by that of those that are. */
const rooms = sql`(
  SELECT * FROM chat_rooms WHERE archived_at IS NULL UNION ALL SELECT * FROM chat_rooms WHERE archived_at IS NOT NULL)`;

/**
 * Those behind each of several positions in rooms that its owner may see at this moment.
 * @param since where the positions lie behind this moment it is written down, for all months before it to be left
 * out when the statement is planned; it runs for each event
 */
function reading({ chatRoomId, petOnly }: Interest, since: Date | undefined, columns: Sql, joins: Sql): Sql {
  // Not known when it is planned: what looks like few rows would be sorted, and after an absence they are many.
  const limit = placeholder(() => pageSize);
  const events = sql`
    SELECT ${columns}, room.id AS room_id, message.sender_pet_id IS NOT NULL AS by_pet
    FROM ${rooms} room CROSS JOIN LATERAL (
      SELECT * FROM all_messages
      -- The upper bound keeps the months to come from being looked at.
      WHERE chat_room_id = room.id AND sent_at >= reader.at AND sent_at <= room.last_message_at
        AND (sent_at, id) > (reader.at, reader.id) ${since ? sql`AND ${isRecent(sql`sent_at`, since)}` : sql``}
        ${petOnly ? sql`AND message_type = 'PET'` : sql``}
      ORDER BY sent_at, id LIMIT ${limit}
    ) message ${joins}
    WHERE room.user_id = reader.owner_id AND NOT room.is_deleted
      AND room.last_message_at >= reader.at AND (room.last_message_at, room.last_message_id) > (reader.at, reader.id)
      ${chatRoomId ? sql`AND room.id = reader.room_id` : sql``}
    ORDER BY message.sent_at, message.id LIMIT ${limit}`;
  return batchRead(
    {
      owner_id: ['bigint[]', ({ ownerId }: Read) => ownerId],
      at: ['timestamptz[]', ({ after }: Read) => after.at],
      id: ['bigint[]', ({ after }: Read) => after.id],
      room_id: ['bigint[]', ({ interest }: Read) => interest?.chatRoomId],
    },
    events,
    ['sent_at', 'id'],
  );
}

/** Most readers stand within the last month, and each month more makes a statement dearer to begin. */
const reaches = [{ recentMonths: 1 }, messageHistory];

const sinceOf = (at: Date): Date | undefined =>
  reaches.map((reach) => recentSince(reach, new Date())).find((bound) => at >= bound);

const variantOf = ({ chatRoomId, petOnly }: Interest, since: Date | undefined): string =>
  `messages${chatRoomId ? ' of a room' : ''}${petOnly ? ' by pets' : ''}${since ? ` since ${since.getTime()}` : ''}`;

// Nine kinds of them, a month.
const plain = new LRUCache<string, Statement<Given>>({ max: 24 });

async function read({ em, statements }: FeedServices, reads: readonly Read[]): Promise<MessageEvent[][]> {
  const { projection, interest = {} } = reads[0]!;
  const given: Given = { reads };
  // A new month may have begun since they were put together.
  const since = sinceOf(new Date(Math.min(...reads.map(({ after }) => after.at.getTime()))));
  const variant = variantOf(interest, since);
  const write = (columns: Sql, joins: Sql) => reading(interest, since, columns, joins);
  const rows = projection
    ? await statements.run<Found, Given & Projection['bound']>(
        projection.statement<Given>(
          variant,
          {
            node: { type: 'Message', row: message, back: { chatRoom: 'room' } },
            room: { type: 'ChatRoom', row: room },
          },
          ({ text, joins }) => write(sql`message.id, message.sent_at, ${text} AS shown`, joins),
          reader('owner_id'),
        ),
        { ...projection.bound, ...given },
      )
    : await statements.run<Found, Given>(plainly(variant, write), given);
  return splitByReader(reads.length, rows, (row) => ({
    at: new Date(row.sent_at),
    id: row.id,
    chatRoomId: row.room_id,
    byPet: row.by_pet,
    ...(row.shown === undefined ? toRoot(em.fork(), row) : { json: row.shown }),
  }));
}

function plainly(variant: string, write: (columns: Sql, joins: Sql) => Sql): Statement<Given> {
  const statement = plain.get(variant) ?? new Statement<Given>(variant, write(sql`message.*`, sql``));
  plain.set(variant, statement);
  return statement;
}

function toRoot(em: EntityManager, row: Found): FeedEvent<Message> {
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
    FROM unnest(${placeholder(({ ownerIds }: Owners) => ownerIds)}::bigint[]) AS owner (id) CROSS JOIN LATERAL (
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

const source: FeedSource<MessageEvent, FeedPosition, Interest, Projection> = {
  topic: 'message',
  start: { at: new Date(0), id: '0' },
  groupOf: ({ interest = {}, after }) => variantOf(interest, sinceOf(after.at)),
  read,
  newest,
  positionOf: ({ at, id }) => ({ at, id }),
  timeOf: ({ at }) => at,
  sizeOf: ({ json, node }) => json?.length ?? node!.content.length + 500,
  isBehind: ({ at, id }, other) =>
    at > other.at || (at.getTime() === other.at.getTime() && BigInt(id) > BigInt(other.id)),
  matches: (event, { chatRoomId, petOnly }) =>
    (chatRoomId === undefined || event.chatRoomId === chatRoomId) && (!petOnly || event.byPet),
};

/** The messages of owners who are followed in this process. */
export const messageFeeds = feedsOf(source);
