import { sql } from 'kysely';
import { allRooms, isInReach, reachOf } from '../chat/message-feed.js';
import { placeholder, Statement } from '../database/statement.js';
import { batchRead } from '../feed/batch-read.js';
import { pageSize } from '../feed/feed-source.js';
import { feedsOf } from '../feed/feeds.js';
import { rowFeedSource } from '../feed/row-feed.js';
import { newestChange } from './newest-change.js';
// More than the events of one change.
const lastRank = 9;
const change = (column) => sql.id('change', column);
// As in the feed of messages, PostgreSQL must not know the limit when it plans.
const limit = placeholder(() => pageSize);
/**
 * The rows that changed after a position, each once, in the order of their last change. A new message also changes its
 * room and, if it is the owner's own, the read marker: those come before it. A change that a page begins to tell but
 * does not end is told again from its begin.
 */
function changes(since) {
    const isOwn = sql `room.user_id = reader.owner_id AND NOT room.is_deleted`;
    const newMessages = sql `(
    SELECT 'Message' AS kind, message.id AS row_id, message.sent_at, message.id AS change_id, 2 AS rank, message.sent_at AS message_at
    FROM ${allRooms} room CROSS JOIN LATERAL (
      SELECT id, sent_at FROM all_messages
      WHERE chat_room_id = room.id AND sent_at >= reader.at AND sent_at <= room.last_message_at
        AND (sent_at, id) > (reader.at, reader.id) AND id > reader.id AND replaced_at IS NULL ${isInReach(sql `sent_at`, since)}
      ORDER BY sent_at, id LIMIT ${limit}
    ) message
    WHERE ${isOwn} AND room.last_message_at >= reader.at
      AND (room.last_message_at, room.last_message_id) > (reader.at, reader.id)
    ORDER BY message.sent_at, message.id LIMIT ${limit})`;
    const changedMessages = sql `(
    SELECT 'Message', message.id, message.sent_at, message.changed_id, 2, NULL::timestamptz
    FROM ${allRooms} room
    CROSS JOIN LATERAL changed_messages(room.id, reader.id, reader.at, reader.id, ${limit}) message
    WHERE ${isOwn} AND room.changed_id > reader.id
    ORDER BY message.changed_id LIMIT ${limit})`;
    const others = [
        sql `SELECT 'ReadMarker', room.id, NULL, room.read_changed_id, 0, NULL FROM ${allRooms} room
        WHERE ${isOwn} AND room.read_changed_id > reader.id`,
        sql `SELECT 'ChatRoom', room.id, NULL, greatest(room.changed_id, room.last_message_id), 1, NULL FROM ${allRooms} room
        WHERE ${isOwn} AND greatest(room.changed_id, room.last_message_id) > reader.id`,
        sql `(SELECT CASE WHEN is_deleted THEN 'DeletedPet' ELSE 'Pet' END, id, NULL, changed_id, 2, NULL FROM pets
         WHERE owner_id = reader.owner_id AND changed_id > reader.id ORDER BY changed_id LIMIT ${limit})`,
        sql `(SELECT 'Notification', id, NULL, changed_id, 2, NULL FROM notifications
         WHERE user_id = reader.owner_id AND changed_id > reader.id ORDER BY changed_id LIMIT ${limit})`,
    ];
    const parts = [newMessages, changedMessages, ...others];
    return sql `(
    SELECT told.*,
      greatest(reader.at, max(told.message_at) OVER (ORDER BY told.change_id, told.rank ROWS UNBOUNDED PRECEDING)) AS at,
      CASE WHEN lead(told.change_id) OVER (ORDER BY told.change_id, told.rank) = told.change_id
        THEN told.change_id - 1 ELSE told.change_id END AS from_id
    FROM (${sql.join(parts, sql ` UNION ALL `)}) AS told
    ORDER BY told.change_id, told.rank LIMIT ${limit}) AS change`;
}
const keys = sql `change.kind, change.row_id, change.sent_at, change.change_id, change.rank, change.at, change.from_id`;
/** The changes of the owners that clients of this process follow. */
export const ownerEventFeeds = feedsOf(rowFeedSource({
    topics: ['message', 'owner', 'notification'],
    start: { at: new Date(0), id: '0', rank: lastRank, from: '0' },
    groupOf: ({ after }) => String(reachOf([after.at])?.getTime()),
    statementOf(reads) {
        const since = reachOf(reads.map(({ after }) => after.at));
        return {
            variant: `owner events${since ? ` since ${since.getTime()}` : ''}`,
            write: (columns, joins) => batchRead({
                owner_id: ['bigint[]', ({ ownerId }) => ownerId],
                at: ['timestamptz[]', ({ after }) => after.at],
                id: ['bigint[]', ({ after }) => after.from],
            }, sql `SELECT ${columns} FROM ${changes(since)} ${joins} ORDER BY change.change_id, change.rank`, ['change_id', 'rank']),
        };
    },
    provided: { node: { type: 'OwnerEvent', row: change } },
    keyColumns: keys,
    nodeColumns: keys,
    toNode: () => undefined,
    toEvent: (row) => ({
        position: {
            at: new Date(row['at']),
            id: row['change_id'],
            // The last event of a change: what the newest position says too.
            rank: row['from_id'] === row['change_id'] ? lastRank : row['rank'],
            from: row['from_id'],
        },
        kind: row['kind'],
        rowId: row['row_id'],
        sentAt: row['sent_at'] === null ? undefined : new Date(row['sent_at']),
    }),
    cursorOf: ({ at, from }) => ({ at, id: from }),
    newest: new Statement('newest_owner_events', sql `
        SELECT users.id AS owner_id, newest.at, newest.id
        FROM unnest(${placeholder(({ ownerIds }) => ownerIds)}::bigint[]) AS owner (id)
        JOIN users ON users.id = owner.id
        CROSS JOIN LATERAL (${newestChange((column) => sql.id('users', column))}) AS newest`),
    toPosition: ({ at, id }) => toOwnerPosition({ at: new Date(at), id: id }),
    isAfter: ({ id, rank }, other) => (id === other.id ? rank > other.rank : BigInt(id) > BigInt(other.id)),
    matches: () => true,
    timeOf: ({ sentAt }) => sentAt,
}));
/** The position of a cursor: all events of its change have come. */
export const toOwnerPosition = ({ at, id }) => ({
    at,
    id,
    rank: lastRank,
    from: id,
});
//# sourceMappingURL=owner-event-feed.js.map