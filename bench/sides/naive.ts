import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { MikroORM } from '@mikro-orm/postgresql';
import Fastify from 'fastify';
import { buildSchema } from 'type-graphql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { Session } from '../../src/session/session.entity.js';
import { openAccessNotes } from './access-notes.js';
import { openPublisher } from './publisher.js';
import { NaiveMessages, NaivePetRooms, NaivePets, NaiveRoot, NaiveRooms } from './naive-resolvers.js';
import type { NaiveContext } from './naive-types.js';
import { viewerReader } from './viewer.js';

/**
 * The product's own libraries and entities, used as their guides say: TypeGraphQL with a resolver for each relation,
 * MikroORM with its dataloader on, and Apollo Server on fastify. The context checks token and session.
 */
const [databaseUrl, tokenSecret] = process.argv.slice(2) as [string, string];

const orm = await MikroORM.init({ ...databaseOptions(databaseUrl, 10), debug: false });
const readViewer = await viewerReader(tokenSecret, openAccessNotes(databaseUrl));
const publishSent = await openPublisher(databaseUrl);
const schema = await buildSchema({
  resolvers: [NaiveRoot, NaivePets, NaivePetRooms, NaiveRooms, NaiveMessages],
  orphanedTypes: [],
  validate: false,
});

const server = Fastify();
const apollo = new ApolloServer<NaiveContext>({ schema, plugins: [fastifyApolloDrainPlugin(server)] });
await apollo.start();
await server.register(fastifyApollo(apollo), {
  context: async ({ headers }) => {
    const em = orm.em.fork();
    const { userId, sessionId } = await readViewer(headers.authorization);
    const session = await em.findOneOrFail(
      Session,
      {
        id: sessionId,
        user: { id: userId, isDeleted: false },
        revokedAt: null,
        expiresAt: { $gt: new Date() },
      },
      { populate: ['user'] },
    );
    return { em, user: session.user.getEntity(), publishSent };
  },
});
await server.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`naive at ${server.listeningOrigin}/\n`);
