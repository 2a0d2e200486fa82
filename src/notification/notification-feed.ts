import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Edge } from '../graphql/connection.js';
import { encodeCursor } from '../graphql/cursor.js';
import { feedsOf, pageSize, type FeedSource } from '../live/feed.js';
import { Notification } from './notification.entity.js';

/** One notification as it reaches a subscriber: an edge, and the manager that was made for this event. */
export interface NotificationEvent extends Edge<Notification> {
  em: EntityManager;
}

/** Those that were sent behind a position; each on a fresh manager. */
async function read(em: EntityManager, ownerId: string, after: string): Promise<NotificationEvent[]> {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT * FROM notifications
    WHERE user_id = ${ownerId} AND status = 'SENT' AND position > ${after}::bigint
    ORDER BY position LIMIT ${pageSize}`.execute(em.fork().getKysely());
  return rows.map((row) => {
    const own = em.fork();
    const node = own.map(Notification, row);
    return { cursor: encodeCursor({ at: null, id: node.position }), node, em: own };
  });
}

async function newest(em: EntityManager, ownerIds: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ owner_id: string; position: string }>`
    SELECT owner.id AS owner_id, newest.position
    FROM unnest(${ownerIds}::bigint[]) AS owner (id) CROSS JOIN LATERAL (
      SELECT position FROM notifications WHERE user_id = owner.id AND status = 'SENT'
      ORDER BY position DESC LIMIT 1
    ) newest`.execute(em.fork().getKysely());
  return new Map(rows.map(({ owner_id, position }) => [owner_id, position]));
}

const source: FeedSource<NotificationEvent, string, Record<string, never>> = {
  topic: 'notification',
  start: '0',
  read,
  newest,
  positionOf: ({ node }) => node.position,
  isBehind: (position, other) => BigInt(position) > BigInt(other),
  matches: () => true,
};

/** The sent notifications of owners who are followed in this process. */
export const notificationFeeds = feedsOf(source);
