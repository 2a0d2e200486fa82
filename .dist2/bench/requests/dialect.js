import { encodeCursor } from '../../src/graphql/cursor.js';
const node = 'node { id content sentAt sender { __typename ... on User { username } ... on Pet { name } } }';
const documents = {
    'open-app': `{ me { username pets(first: 100) { edges { node { id name chatRoom { id
    messages(last: 20) { edges { ${node} } } } } } } } }`,
    scroll: `query ($room: ID!, $before: String!) { chatRoom(id: $room) { id
    messages(last: 50, before: $before) { edges { cursor ${node} } pageInfo { hasPreviousPage } } } }`,
    send: `mutation ($input: SendMessageInput!) { sendMessage(input: $input) {
    duplicate message { id content sentAt } chatRoom { id replyState } } }`,
};
function variables(workload, { roomId, newest }, content) {
    if (workload === 'scroll')
        return { room: roomId, before: encodeCursor(newest) };
    return workload === 'send' ? { input: { chatRoomId: roomId, content } } : {};
}
const readData = (text) => JSON.parse(text).data;
/** For sides that serve the product's graph. */
export const graphDialect = {
    path: () => '/graphql',
    body: (workload, room, content) => JSON.stringify({ query: documents[workload], variables: variables(workload, room, content) }),
    read: (_workload, text) => readData(text),
};
/** For the raw side, which has a path for each workload. */
export const rawDialect = {
    path: (workload) => `/${workload}`,
    body: (workload, room, content) => JSON.stringify(variables(workload, room, content)),
    read: (_workload, text) => readData(text),
};
//# sourceMappingURL=dialect.js.map