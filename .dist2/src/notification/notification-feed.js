import { sql } from 'kysely';
import { placeholder, Statement } from '../database/statement.js';
import { batchRead, reader } from '../feed/batch-read.js';
import { pageSize } from '../feed/feed-source.js';
import { feedsOf } from '../feed/feeds.js';
import { rowFeedSource } from '../feed/row-feed.js';
import { Notification } from './notification.entity.js';
const variant = 'notifications';
const notification = (column) => sql.id('notification', column);
/** The sent notifications of the owners that clients of this process follow. */
export const notificationFeeds = feedsOf(rowFeedSource({
    topics: ['notification'],
    start: '0',
    groupOf: () => variant,
    statementOf: () => ({
        variant,
        write: (columns, joins) => batchRead({
            owner_id: ['bigint[]', ({ ownerId }) => ownerId],
            after: ['bigint[]', ({ after }) => after],
        }, sql `
            SELECT ${columns} FROM notifications notification ${joins}
            WHERE notification.user_id = ${reader('owner_id')} AND notification.status = 'SENT'
              AND notification.position > ${reader('after')}
            ORDER BY notification.position LIMIT ${sql.lit(pageSize)}`, ['position']),
    }),
    provided: { node: { type: 'Notification', row: notification } },
    keyColumns: sql `notification.position`,
    nodeColumns: sql `notification.*`,
    toNode: (em, row) => em.map(Notification, row),
    toEvent: ({ position }) => ({ position: position }),
    cursorOf: (id) => ({ at: null, id }),
    newest: new Statement('newest_notifications', sql `
        SELECT owner.id AS owner_id, newest.position
        FROM unnest(${placeholder(({ ownerIds }) => ownerIds)}::bigint[]) AS owner (id)
        CROSS JOIN LATERAL (
          SELECT position FROM notifications WHERE user_id = owner.id AND status = 'SENT'
          ORDER BY position DESC LIMIT 1
        ) newest`),
    toPosition: ({ position }) => position,
    isAfter: (position, other) => BigInt(position) > BigInt(other),
    matches: () => true,
    timeOf: () => undefined,
}));
//# sourceMappingURL=notification-feed.js.map