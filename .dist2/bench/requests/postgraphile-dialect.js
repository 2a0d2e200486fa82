import { encodeCursor } from '../../src/graphql/cursor.js';
import { graphDialect } from './dialect.js';
const node = 'node { rowId content sentAt userBySenderUserId { username } petBySenderPetId { name } }';
const order = 'orderBy: [SENT_AT_ASC, ROW_ID_ASC]';
const documents = {
    'open-app': `{ me { username petsByOwnerId(first: 100, orderBy: [ROW_ID_ASC]) { edges { node { rowId name chatRoomByPetId { rowId
    messagesByChatRoomId(last: 20, ${order}) { edges { ${node} } } } } } } } }`,
    scroll: `query ($room: BigInt!, $before: Cursor!) { chatRoomByRowId(rowId: $room) { rowId
    messagesByChatRoomId(last: 50, before: $before, ${order}) { edges { cursor ${node} } pageInfo { hasPreviousPage } } } }`,
};
// The first part of a cursor names the order of its list. It is the same for all lists in the same order.
const orderName = '477be81e18';
function edge({ cursor, node: { rowId, content, sentAt, userBySenderUserId, petBySenderPetId }, }) {
    return {
        ...(cursor !== undefined && { cursor: readCursor(cursor) }),
        node: {
            id: rowId,
            content,
            sentAt: new Date(sentAt).toISOString(),
            sender: petBySenderPetId
                ? { __typename: 'Pet', ...petBySenderPetId }
                : { __typename: 'User', ...userBySenderUserId },
        },
    };
}
function readCursor(cursor) {
    const [, at, id] = JSON.parse(Buffer.from(cursor, 'base64').toString());
    return encodeCursor({ at: new Date(at), id });
}
/** For the schema that PostGraphile makes from the tables, with its own cursors. */
export const postgraphileDialect = {
    path: () => '/graphql',
    body(workload, room, content) {
        if (workload === 'send')
            return graphDialect.body(workload, room, content);
        if (workload === 'open-app')
            return JSON.stringify({ query: documents['open-app'] });
        const { at, id } = room.newest;
        const cursor = JSON.stringify([orderName, at.toISOString(), id]);
        const before = Buffer.from(cursor).toString('base64');
        return JSON.stringify({ query: documents.scroll, variables: { room: room.roomId, before } });
    },
    read(workload, text) {
        if (workload === 'send')
            return graphDialect.read(workload, text);
        const { me, chatRoomByRowId: room } = JSON.parse(text).data;
        if (workload === 'scroll') {
            const { edges, pageInfo } = room.messagesByChatRoomId;
            return { chatRoom: { id: room.rowId, messages: { edges: edges.map(edge), pageInfo } } };
        }
        const pets = me.petsByOwnerId.edges.map(({ node: { rowId, name, chatRoomByPetId: petRoom } }) => ({
            node: {
                id: rowId,
                name,
                chatRoom: {
                    id: petRoom.rowId,
                    messages: { edges: petRoom.messagesByChatRoomId.edges.map(edge) },
                },
            },
        }));
        return { me: { username: me.username, pets: { edges: pets } } };
    },
};
//# sourceMappingURL=postgraphile-dialect.js.map