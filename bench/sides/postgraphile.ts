import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Pool, type PoolClient } from 'pg';
import { importPeer } from '../peers.js';
import { openAnnouncer } from './announcer.js';
import { viewerReader, type Viewer } from './viewer.js';

/**
 * PostGraphile 5 with its usual preset, on fastify. Each request's token and session are checked, and its
 * statements then run as `bench_viewer` with the user in the settings, where row level policies decide. `me` and
 * `sendMessage` are added by hand; all else PostGraphile makes of the tables.
 */
const [databaseUrl, tokenSecret] = process.argv.slice(2) as [string, string];
const pool = new Pool({ connectionString: databaseUrl, max: 10 });
const readViewer = await viewerReader(tokenSecret);
const announce = await openAnnouncer(databaseUrl);

/** A step of a plan; what is used of PostGraphile has no more types here than it needs. */
type Step = { get(name: string): Step };
type PlanArguments = { getRaw(path: string): Step };
interface Executors {
  pgResources: Record<string, { get(spec: Record<string, Step>): Step }>;
  pgExecutor: unknown;
}
type Input = { chatRoomId: string; content: string };
type Sent = { payload: object; owner: string; room: string };

const { postgraphile } = await importPeer<{
  postgraphile: (preset: object) => { createServ(grafserv: unknown): { addTo(app: unknown): Promise<void> } };
}>('postgraphile');
const { PostGraphileAmberPreset } = await importPeer<{ PostGraphileAmberPreset: object }>(
  'postgraphile/presets/amber',
);
const { makePgService } = await importPeer<{ makePgService: (options: object) => object }>(
  'postgraphile/adaptors/pg',
);
const { grafserv } = await importPeer<{ grafserv: unknown }>('postgraphile/grafserv/fastify/v5');
const { extendSchema, jsonPgSmartTags, gql } = await importPeer<{
  extendSchema: (extension: (build: Executors) => object) => object;
  jsonPgSmartTags: (tags: object) => object;
  gql: (text: TemplateStringsArray) => unknown;
}>('postgraphile/utils');
const { access, context, sideEffect } = await importPeer<{
  access: (step: Step, path: string) => Step;
  context: () => Step;
  sideEffect: (step: Step, effect: (sent: Sent) => unknown) => Step;
}>('postgraphile/grafast');
const { sideEffectWithPgClient } = await importPeer<{
  sideEffectWithPgClient: (
    executor: unknown,
    steps: readonly Step[],
    work: (client: Pick<PoolClient, 'query'>, values: [Viewer, Input]) => Promise<unknown>,
  ) => Step;
}>('postgraphile/@dataplan/pg');

// The foreign keys stand on each month, and PostGraphile looks at the parent.
const tags = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      messages: {
        tags: {
          foreignKey: [
            '(chat_room_id) references chat_rooms (id)',
            '(sender_user_id) references users (id)',
            '(sender_pet_id) references pets (id)',
          ],
        },
      },
    },
  },
});

const additions = extendSchema(({ pgResources, pgExecutor }) => ({
  typeDefs: gql`
    extend type Query {
      me: User
    }
    extend type Mutation {
      sendMessage(input: SendMessageInput!): SendMessagePayload!
    }
    input SendMessageInput {
      chatRoomId: ID!
      content: String!
    }
    type SendMessagePayload {
      duplicate: Boolean!
      message: SentMessage!
      chatRoom: RoomMoved!
    }
    type SentMessage {
      id: ID!
      content: String!
      sentAt: String!
    }
    type RoomMoved {
      id: ID!
      replyState: String!
    }
  `,
  objects: {
    Query: { plans: { me: () => pgResources['users']!.get({ id: context().get('userId') }) } },
    Mutation: {
      plans: {
        sendMessage(_root: Step, args: PlanArguments) {
          const viewer = context().get('viewer');
          const sent = sideEffectWithPgClient(pgExecutor, [viewer, args.getRaw('input')], send);
          // A step of its own: the one before has committed.
          sideEffect(sent, ({ owner, room }) => announce(owner, room));
          return access(sent, 'payload');
        },
      },
    },
  },
}));

async function send(
  client: Pick<PoolClient, 'query'>,
  [{ userId, sessionId }, { chatRoomId, content }]: [Viewer, Input],
): Promise<Sent> {
  const { rows } = await client.query<{ answer: string | null }>({
    name: 'send',
    text: 'SELECT bench.send($1, $2, $3, $4) AS answer',
    values: [userId, sessionId, chatRoomId, content],
  });
  if (!rows[0]?.answer) throw new Error('There is no such chat room.');
  const { data } = JSON.parse(rows[0].answer) as { data: { sendMessage: object } };
  return { payload: data.sendMessage, owner: userId, room: chatRoomId };
}

async function viewerOf({ headers }: FastifyRequest): Promise<object> {
  const viewer = await readViewer(headers.authorization);
  const { rowCount } = await pool.query({
    name: 'session',
    text: `SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id
           WHERE s.id = $1 AND s.user_id = $2 AND s.revoked_at IS NULL AND s.expires_at > now() AND NOT u.is_deleted`,
    values: [viewer.sessionId, viewer.userId],
  });
  if (rowCount !== 1) throw new Error('The session has ended.');
  return {
    viewer,
    userId: viewer.userId,
    pgSettings: { role: 'bench_viewer', 'bench.viewer': viewer.userId },
  };
}

const preset = {
  extends: [PostGraphileAmberPreset],
  plugins: [tags, additions],
  pgServices: [makePgService({ pool, schemas: ['public'] })],
  grafast: {
    context: (request: { fastifyv5: { request: FastifyRequest } }) => viewerOf(request.fastifyv5.request),
    explain: false,
  },
  grafserv: { watch: false, graphiql: false },
};
const server: FastifyInstance = Fastify();
await postgraphile(preset).createServ(grafserv).addTo(server);
await server.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`postgraphile at ${server.listeningOrigin}/\n`);
