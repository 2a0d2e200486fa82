import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Projection } from '../context.js';
import { placeholder, Statement, type RowRef, type Sql } from '../database/statement.js';
import { encodeCursor } from '../graphql/cursor.js';
import type { FeedEvent } from '../feed/feed-event.js';
import { pageSize, type FeedRead, type FeedServices, type FeedSource } from '../feed/owner-feed.js';
import { feedsOf } from '../feed/feeds.js';
import { splitByReader, reader, batchRead, type BatchRow, type BatchReads } from '../feed/batch-read.js';
import { Notification } from './notification.entity.js';

/** One notification as it reaches a subscriber. */
export interface NotificationEvent extends FeedEvent<Notification> {
  position: string;
}

type Read = FeedRead<string, Record<string, never>, Projection>;

type Given = BatchReads<Read>;

type Found = Record<string, unknown> &
  BatchRow & {
    position: string;
    shown?: string;
  };

const variant = 'notifications';
const notification: RowRef = (column) => sql.id('notification', column);

/** Those that were sent behind each of several positions. */
const reading = (columns: Sql, joins: Sql): Sql =>
  batchRead(
    {
      owner_id: ['bigint[]', ({ ownerId }: Read) => ownerId],
      after: ['bigint[]', ({ after }: Read) => after],
    },
    sql`
      SELECT ${columns} FROM notifications notification ${joins}
      WHERE notification.user_id = reader.owner_id AND notification.status = 'SENT'
        AND notification.position > reader.after
      ORDER BY notification.position LIMIT ${sql.lit(pageSize)}`,
    ['position'],
  );

const plain = new Statement<Given>(variant, reading(sql`notification.*`, sql``));

async function read(
  { em, statements }: FeedServices,
  reads: readonly Read[],
): Promise<NotificationEvent[][]> {
  const { projection } = reads[0]!;
  const given: Given = { reads };
  const rows = projection
    ? await statements.run<Found, Given & Projection['bound']>(
        projection.statement<Given>(
          variant,
          { node: { type: 'Notification', row: notification } },
          ({ text, joins }) => reading(sql`notification.position, ${text} AS shown`, joins),
          reader('owner_id'),
        ),
        { ...projection.bound, ...given },
      )
    : await statements.run<Found, Given>(plain, given);
  return splitByReader(reads.length, rows, (row) => ({
    position: row.position,
    ...(row.shown === undefined ? toRoot(em.fork(), row) : { json: row.shown }),
  }));
}

function toRoot(em: EntityManager, row: Found): FeedEvent<Notification> {
  const node = em.map(Notification, row);
  return { cursor: encodeCursor({ at: null, id: node.position }), node, em };
}

interface Owners {
  ownerIds: readonly string[];
}

const newestOfOwners = new Statement<Owners>(
  'newest_notifications',
  sql`
    SELECT owner.id AS owner_id, newest.position
    FROM unnest(${placeholder(({ ownerIds }: Owners) => ownerIds)}::bigint[]) AS owner (id) CROSS JOIN LATERAL (
      SELECT position FROM notifications WHERE user_id = owner.id AND status = 'SENT'
      ORDER BY position DESC LIMIT 1
    ) newest`,
);

async function newest(
  { statements }: FeedServices,
  ownerIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await statements.run<{ owner_id: string; position: string }, Owners>(newestOfOwners, {
    ownerIds,
  });
  return new Map(rows.map(({ owner_id, position }) => [owner_id, position]));
}

const source: FeedSource<NotificationEvent, string, Record<string, never>, Projection> = {
  topic: 'notification',
  start: '0',
  groupOf: () => variant,
  read,
  newest,
  positionOf: ({ position }) => position,
  timeOf: () => undefined,
  sizeOf: ({ json, node }) => json?.length ?? node!.content.length + 500,
  isBehind: (position, other) => BigInt(position) > BigInt(other),
  matches: () => true,
};

/** The sent notifications of owners who are followed in this process. */
export const notificationFeeds = feedsOf(source);
