import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Pool, type PoolClient } from 'pg';
import { openAccessNotes } from './access-notes.js';
import { importPeer } from './peers.js';
import { openPublisher } from './publisher.js';
import { callSendFunction, readSendPayload } from './send-function.js';
import { readActiveUser, viewerReader, type Viewer } from './viewer.js';

/**
 * PostGraphile 5 with its Amber preset, on fastify. It checks token and session of each request. The statements then
 * run as `bench_viewer` with the user in the settings, and row level policies decide what is visible. `me` and
 * `sendMessage` are hand-written; PostGraphile makes everything else from the tables.
 */
const [databaseUrl, tokenSecret] = process.argv.slice(2) as [string, string];
const pool = new Pool({ connectionString: databaseUrl, max: 10 });
const readViewer = await viewerReader(tokenSecret, openAccessNotes(databaseUrl));
const publishSent = await openPublisher(databaseUrl);

/** A step of a plan. PostGraphile's types are declared only as far as they are used here. */
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

// PostGraphile looks for foreign keys on the parent table, and they are on the partitions.
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
      chatRoom: SentChatRoom!
    }
    type SentMessage {
      id: ID!
      content: String!
      sentAt: String!
    }
    type SentChatRoom {
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
          // In a separate step, because the transaction is committed before it.
          sideEffect(sent, ({ owner, room }) => publishSent(owner, room));
          return access(sent, 'payload');
        },
      },
    },
  },
}));

async function send(client: Pick<PoolClient, 'query'>, [viewer, input]: [Viewer, Input]): Promise<Sent> {
  const payload = readSendPayload(await callSendFunction(client, viewer, input));
  return { payload, owner: viewer.userId, room: input.chatRoomId };
}

async function contextOf({ headers }: FastifyRequest): Promise<object> {
  const viewer = await readViewer(headers.authorization);
  await readActiveUser(pool, viewer);
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
    context: (request: { fastifyv5: { request: FastifyRequest } }) => contextOf(request.fastifyv5.request),
    explain: false,
  },
  grafserv: { watch: false, graphiql: false },
};
const server: FastifyInstance = Fastify();
await postgraphile(preset).createServ(grafserv).addTo(server);
await server.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`postgraphile at ${server.listeningOrigin}/\n`);
