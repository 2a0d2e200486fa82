import Fastify, { type FastifyPluginAsync, type FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { encodeCursor } from '../../src/graphql/cursor.js';
import { replyState } from '../world/schema.js';
import { openAccessNotes } from './access-notes.js';
import { importPeer } from './peers.js';
import { openPublisher } from './publisher.js';
import { callSendFunction, readSendPayload } from './send-function.js';
import { readActiveUser, viewerReader, type Viewer } from './viewer.js';

/**
 * mercurius 16 with its just-in-time compiler. Resolvers and loaders are hand-written, one named statement each. The
 * context checks token and session, and resolvers read the viewer's own rows only.
 */
const [databaseUrl, tokenSecret] = process.argv.slice(2) as [string, string];
const pool = new Pool({ connectionString: databaseUrl, max: 10 });
const readViewer = await viewerReader(tokenSecret, openAccessNotes(databaseUrl));
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

type Context = Viewer & { username: string };
interface Room {
  id: string;
  replyState: string;
}
interface RoomMessage {
  room: string;
  id: string;
  sent_at: Date;
  content: string;
  username: string | null;
  pet: string | null;
}
interface PageArguments {
  last: number;
  before?: string;
}

async function query<T extends object>(name: string, text: string, values: unknown[]): Promise<T[]> {
  return (await pool.query<T>({ name, text, values })).rows;
}

async function context({ headers }: FastifyRequest): Promise<Context> {
  const viewer = await readViewer(headers.authorization);
  return { ...viewer, ...(await readActiveUser(pool, viewer)) };
}

const resolvers = {
  Query: {
    me: (_root: unknown, _args: unknown, { userId, username }: Context) => ({ id: userId, username }),
    chatRoom: async (_root: unknown, { id }: { id: string }, { userId }: Context) =>
      (
        await query<Room>(
          'room',
          `SELECT id, ${replyState} AS "replyState" FROM chat_rooms WHERE id = $1 AND user_id = $2 AND NOT is_deleted`,
          [id, userId],
        )
      )[0],
  },
  User: {
    pets: async ({ id }: { id: string }, { first = 20 }: { first?: number }) => {
      const pets = await query(
        'pets',
        'SELECT id, name, persona FROM pets WHERE owner_id = $1 AND NOT is_deleted ORDER BY id LIMIT $2',
        [id, first],
      );
      return { edges: pets.map((node) => ({ node })) };
    },
  },
  Mutation: {
    sendMessage: async (
      _root: unknown,
      { input }: { input: { chatRoomId: string; content: string } },
      viewer: Context,
    ) => {
      const response = await callSendFunction(pool, viewer, input);
      publishSent(viewer.userId, input.chatRoomId);
      return readSendPayload(response);
    },
  },
  MessageSender: { resolveType: ({ __typename }: { __typename: string }) => __typename },
};

const uncached = { cache: false };
const loaders = {
  Pet: {
    chatRoom: {
      opts: uncached,
      async loader(calls: { obj: { id: string } }[]) {
        const rooms = await query<Room & { pet_id: string }>(
          'rooms',
          `SELECT id, pet_id, ${replyState} AS "replyState" FROM chat_rooms WHERE pet_id = ANY ($1)`,
          [calls.map(({ obj }) => obj.id)],
        );
        const byPet = new Map(rooms.map((room) => [room.pet_id, room]));
        return calls.map(({ obj }) => byPet.get(obj.id));
      },
    },
  },
  ChatRoom: {
    messages: {
      opts: uncached,
      // All rooms of one selection have the same arguments.
      async loader(calls: { obj: Room; params: PageArguments }[]) {
        const { last, before } = calls[0]!.params;
        const rows = await readPages(
          calls.map(({ obj }) => obj.id),
          last,
          before,
        );
        const byRoom = Map.groupBy(rows, ({ room }) => room);
        return calls.map(({ obj }) => toConnection(byRoom.get(obj.id) ?? [], last));
      },
    },
  },
};

function readPages(rooms: string[], last: number, before: string | undefined): Promise<RoomMessage[]> {
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
  return query<RoomMessage>(before ? 'page before' : 'page', text, values);
}

const toConnection = (rows: RoomMessage[], last: number) => ({
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

const { default: mercurius } = await importPeer<{ default: FastifyPluginAsync<Record<string, unknown>> }>(
  'mercurius',
);
const server = Fastify();
await server.register(mercurius, { schema, resolvers, loaders, context, jit: 1 });
await server.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`mercurius at ${server.listeningOrigin}/\n`);
