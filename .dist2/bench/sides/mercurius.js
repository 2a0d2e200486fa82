import Fastify, {} from 'fastify';
import { Pool } from 'pg';
import { encodeCursor } from '../../src/graphql/cursor.js';
import { replyState } from '../world/schema.js';
import { importPeer } from './peers.js';
import { openPublisher } from './publisher.js';
import { callSendFunction, readSendPayload } from './send-function.js';
import { readActiveUser, viewerReader } from './viewer.js';
/**
 * mercurius 16 with its just-in-time compiler. Resolvers and loaders are hand-written, one named statement each. The
 * context checks token and session, and resolvers read the viewer's own rows only.
 */
const [databaseUrl, tokenSecret] = process.argv.slice(2);
const pool = new Pool({ connectionString: databaseUrl, max: 10 });
const readViewer = await viewerReader(tokenSecret);
const publishSent = await openPublisher(databaseUrl);
const schema = `
  type Query { me: User  chatRoom(id: ID!): ChatRoom }
  type Mutation { sendMessage(input: SendMessageInput!): SendMessagePayload! }
  input SendMessageInput { chatRoomId: ID!  content: String!  clientMessageId: String }
  type SendMessagePayload { duplicate: Boolean!  message: Message!  chatRoom: ChatRoom! }
  type User { id: ID!  username: String!  pets(first: Int): PetConnection! }
  type PetConnection { edges: [PetEdge!]! }
  type PetEdge { node: Pet! }
  type Pet { id: ID!  name: String!  persona: String!  chatRoom: ChatRoom! }
  type ChatRoom { id: ID!  replyState: String!  messages(last: Int, before: String): MessageConnection! }
  type MessageConnection { edges: [MessageEdge!]!  pageInfo: PageInfo! }
  type PageInfo { hasPreviousPage: Boolean! }
  type MessageEdge { cursor: String!  node: Message! }
  type Message { id: ID!  content: String!  sentAt: String!  sender: MessageSender! }
  union MessageSender = User | Pet`;
async function query(name, text, values) {
    return (await pool.query({ name, text, values })).rows;
}
async function context({ headers }) {
    const viewer = await readViewer(headers.authorization);
    return { ...viewer, ...(await readActiveUser(pool, viewer)) };
}
const resolvers = {
    Query: {
        me: (_root, _args, { userId, username }) => ({ id: userId, username }),
        chatRoom: async (_root, { id }, { userId }) => (await query('room', `SELECT id, ${replyState} AS "replyState" FROM chat_rooms WHERE id = $1 AND user_id = $2 AND NOT is_deleted`, [id, userId]))[0],
    },
    User: {
        pets: async ({ id }, { first = 20 }) => {
            const pets = await query('pets', 'SELECT id, name, persona FROM pets WHERE owner_id = $1 AND NOT is_deleted ORDER BY id LIMIT $2', [id, first]);
            return { edges: pets.map((node) => ({ node })) };
        },
    },
    Mutation: {
        sendMessage: async (_root, { input }, viewer) => {
            const response = await callSendFunction(pool, viewer, input);
            publishSent(viewer.userId, input.chatRoomId);
            return readSendPayload(response);
        },
    },
    MessageSender: { resolveType: ({ __typename }) => __typename },
};
const uncached = { cache: false };
const loaders = {
    Pet: {
        chatRoom: {
            opts: uncached,
            async loader(calls) {
                const rooms = await query('rooms', `SELECT id, pet_id, ${replyState} AS "replyState" FROM chat_rooms WHERE pet_id = ANY ($1)`, [calls.map(({ obj }) => obj.id)]);
                const byPet = new Map(rooms.map((room) => [room.pet_id, room]));
                return calls.map(({ obj }) => byPet.get(obj.id));
            },
        },
    },
    ChatRoom: {
        messages: {
            opts: uncached,
            // All rooms of one selection have the same arguments.
            async loader(calls) {
                const { last, before } = calls[0].params;
                const rows = await readPages(calls.map(({ obj }) => obj.id), last, before);
                const byRoom = Map.groupBy(rows, ({ room }) => room);
                return calls.map(({ obj }) => toConnection(byRoom.get(obj.id) ?? [], last));
            },
        },
    },
};
function readPages(rooms, last, before) {
    const [, at, id] = before ? Buffer.from(before, 'base64url').toString().split('|') : [];
    const text = `
    SELECT m.chat_room_id AS room, m.id, m.sent_at, m.content, u.username, p.name AS pet
    FROM unnest($1::bigint[]) AS room (id) CROSS JOIN LATERAL (
      SELECT * FROM messages WHERE chat_room_id = room.id
        ${before ? 'AND sent_at <= $3 AND (sent_at, id) < ($3, $4::bigint)' : ''}
      ORDER BY sent_at DESC, id DESC LIMIT $2
    ) m LEFT JOIN users u ON u.id = m.sender_user_id LEFT JOIN pets p ON p.id = m.sender_pet_id
    ORDER BY m.sent_at, m.id`;
    const values = [rooms, last + 1, ...(before ? [new Date(Number(at)), id] : [])];
    return query(before ? 'page before' : 'page', text, values);
}
const toConnection = (rows, last) => ({
    edges: rows.slice(-last).map(({ id, sent_at, content, username, pet }) => ({
        cursor: encodeCursor({ at: sent_at, id }),
        node: {
            id,
            content,
            sentAt: sent_at.toISOString(),
            sender: pet === null ? { __typename: 'User', username } : { __typename: 'Pet', name: pet },
        },
    })),
    pageInfo: { hasPreviousPage: rows.length > last },
});
const { default: mercurius } = await importPeer('mercurius');
const server = Fastify();
await server.register(mercurius, { schema, resolvers, loaders, context, jit: 1 });
await server.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`mercurius at ${server.listeningOrigin}/\n`);
//# sourceMappingURL=mercurius.js.map