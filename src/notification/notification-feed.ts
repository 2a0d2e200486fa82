import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Shown } from '../context.js';
import { later, Statement, type Row, type Sql } from '../database/statement.js';
import { encodeCursor } from '../graphql/cursor.js';
import type { EventRoot } from '../live/event-root.js';
import { pageSize, type FeedRead, type FeedServices, type FeedSource } from '../live/feed.js';
import { feedsOf } from '../live/feeds.js';
import { eventsOfEach, reader, readTogether, type Placed, type Reads } from '../live/read-together.js';
import { Notification } from './notification.entity.js';

/** One notification as it reaches a subscriber. */
export interface NotificationEvent extends EventRoot<Notification> {
  position: string;
}

type Read = FeedRead<string, Record<string, never>, Shown>;

type Given = Reads<Read>;

type Found = Record<string, unknown> &
  Placed & {
    position: string;
    shown?: string;
  };

const variant = 'notifications';
const notification: Row = (column) => sql.id('notification', column);

/** Those that were sent behind each of several positions. */
const reading = (columns: Sql, joins: Sql): Sql =>
  readTogether(
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
  const { shown } = reads[0]!;
  const given: Given = { reads };
  const rows = shown
    ? await statements.run<Found, Given & Shown['asked']>(
        shown.statement<Given>(
          variant,
          { node: { type: 'Notification', row: notification } },
          ({ text, joins }) => reading(sql`notification.position, ${text} AS shown`, joins),
          reader('owner_id'),
        ),
        { ...shown.asked, ...given },
      )
    : await statements.run<Found, Given>(plain, given);
  return eventsOfEach(reads.length, rows, (row) => ({
    position: row.position,
    ...(row.shown === undefined ? toRoot(em.fork(), row) : { shown: row.shown }),
  }));
}

function toRoot(em: EntityManager, row: Found): EventRoot<Notification> {
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
    FROM unnest(${later(({ ownerIds }: Owners) => ownerIds)}::bigint[]) AS owner (id) CROSS JOIN LATERAL (
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

const source: FeedSource<NotificationEvent, string, Record<string, never>, Shown> = {
  topic: 'notification',
  start: '0',
  groupOf: () => variant,
  read,
  newest,
  positionOf: ({ position }) => position,
  timeOf: () => undefined,
  sizeOf: ({ shown, node }) => shown?.length ?? node!.content.length + 500,
  isBehind: (position, other) => BigInt(position) > BigInt(other),
  matches: () => true,
};

/** The sent notifications of owners who are followed in this process. */
export const notificationFeeds = feedsOf(source);
