import { sql } from 'kysely';
import { placeholder, Statement } from '../database/statement.js';
import { batchRead } from '../feed/batch-read.js';
import { pageSize } from '../feed/feed-source.js';
import { feedsOf } from '../feed/feeds.js';
import { rowFeedSource } from '../feed/row-feed.js';
import { isRecent, recentSince } from '../query/history.js';
import { Message } from './message.entity.js';
import { recentMonths } from './message.service.js';
const message = (column) => sql.id('message', column);
const room = (column) => sql.id('room', column);
/** All rooms, through the index of the archived ones and that of the others. */
export const allRooms = sql `(
  SELECT * FROM chat_rooms WHERE archived_at IS NULL UNION ALL SELECT * FROM chat_rooms WHERE archived_at IS NOT NULL)`;
/**
 * Reads the messages after several positions, in rooms that their owner may see now.
 * @param since a lower bound of the positions. It is written into the statement, which runs for every event, so that
 * PostgreSQL prunes older months when it plans.
 */
function select({ chatRoomId, petOnly }, since, columns, joins) {
    // PostgreSQL must not know the limit when it plans: it would sort what it takes for few rows, and after an absence
    // they are many.
    const limit = placeholder(() => pageSize);
    const events = sql `
    SELECT ${columns}, room.id AS room_id, message.sender_pet_id IS NOT NULL AS by_pet
    FROM ${allRooms} room CROSS JOIN LATERAL (
      SELECT * FROM all_messages
      -- The upper bound prunes future months.
      WHERE chat_room_id = room.id AND sent_at >= reader.at AND sent_at <= room.last_message_at
        AND (sent_at, id) > (reader.at, reader.id) ${isInReach(sql `sent_at`, since)}
          AND replaced_at IS NULL
        ${petOnly ? sql `AND message_type = 'PET'` : sql ``}
      ORDER BY sent_at, id LIMIT ${limit}
    ) message ${joins}
    WHERE room.user_id = reader.owner_id AND NOT room.is_deleted
      AND room.last_message_at >= reader.at AND (room.last_message_at, room.last_message_id) > (reader.at, reader.id)
      ${chatRoomId ? sql `AND room.id = reader.room_id` : sql ``}
    ORDER BY message.sent_at, message.id LIMIT ${limit}`;
    return batchRead({
        owner_id: ['bigint[]', ({ ownerId }) => ownerId],
        at: ['timestamptz[]', ({ after }) => after.at],
        id: ['bigint[]', ({ after }) => after.id],
        room_id: ['bigint[]', ({ interest }) => interest?.chatRoomId],
    }, events, ['sent_at', 'id']);
}
// Most readers are within the last month, and each month more makes a statement slower to start.
const reaches = [{ recentMonths: 1 }, { recentMonths }];
/**
 * A lower bound of positions, to be written into a statement, so that PostgreSQL prunes older months when it plans.
 * @returns undefined if one of them is older
 */
export const reachOf = (positions) => reaches
    .map((reach) => recentSince(reach, new Date()))
    .find((bound) => positions.every((at) => at >= bound));
/** The condition that a time is within a reach. */
export const isInReach = (column, since) => since ? sql `AND ${isRecent(column, since)}` : sql ``;
const variantOf = ({ chatRoomId, petOnly }, since) => `messages${chatRoomId ? ' of a room' : ''}${petOnly ? ' by pets' : ''}${since ? ` since ${since.getTime()}` : ''}`;
/** The messages of the owners that clients of this process follow. */
export const messageFeeds = feedsOf(rowFeedSource({
    topics: ['message'],
    start: { at: new Date(0), id: '0' },
    groupOf: ({ interest = {}, after }) => variantOf(interest, reachOf([after.at])),
    statementOf(reads) {
        const { interest = {} } = reads[0];
        // Computed again, because a month may have begun since the reads were grouped.
        const since = reachOf(reads.map(({ after }) => after.at));
        return {
            variant: variantOf(interest, since),
            write: (columns, joins) => select(interest, since, columns, joins),
        };
    },
    provided: {
        node: { type: 'Message', row: message, inverse: { chatRoom: 'room' } },
        room: { type: 'ChatRoom', row: room },
    },
    keyColumns: sql `message.id, message.sent_at`,
    nodeColumns: sql `message.*`,
    toNode: (em, row) => em.map(Message, row),
    toEvent: (row) => ({
        position: { at: new Date(row['sent_at']), id: row['id'] },
        chatRoomId: row['room_id'],
        byPet: row['by_pet'],
    }),
    cursorOf: (position) => position,
    newest: new Statement('newest_messages', sql `
        SELECT owner.id AS owner_id, newest.last_message_at AS at, newest.last_message_id AS id
        FROM unnest(${placeholder(({ ownerIds }) => ownerIds)}::bigint[]) AS owner (id)
        CROSS JOIN LATERAL (
          SELECT last_message_at, last_message_id FROM ${allRooms} room
          WHERE user_id = owner.id AND last_message_at IS NOT NULL AND NOT is_deleted
          ORDER BY last_message_at DESC, last_message_id DESC LIMIT 1
        ) newest`),
    toPosition: ({ at, id }) => ({ at: new Date(at), id: id }),
    isAfter: ({ at, id }, other) => at > other.at || (at.getTime() === other.at.getTime() && BigInt(id) > BigInt(other.id)),
    matches: (event, { chatRoomId, petOnly }) => (chatRoomId === undefined || event.chatRoomId === chatRoomId) && (!petOnly || event.byPet),
    timeOf: ({ position }) => position.at,
}));
//# sourceMappingURL=message-feed.js.map