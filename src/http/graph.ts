import cors from '@fastify/cors';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { openApollo } from './apollo.js';
import { openContext, type ContextParts } from './operation-context.js';
import { openSocket } from './socket.js';

/**
 * Serves a schema at `/graphql`, over HTTP and sockets. Only a process that serves one loads this.
 * @returns finishes what is under way, and ends sockets with 1001
 */
export async function serveGraph(
  fastify: FastifyInstance,
  schema: GraphQLSchema,
  parts: ContextParts,
): Promise<() => Promise<void>> {
  // Tokens travel in a header and never in a cookie, so a page of any origin may ask.
  await fastify.register(cors, { origin: '*', maxAge: 600 });
  const apollo = await openApollo(schema, fastify, parts.log);
  fastify.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: fastifyApolloHandler(apollo, {
      context: async ({ headers }) => ({
        ...(await openContext(parts, headers.authorization)),
        background: headers['nuzzle-background'] === '1',
      }),
    }),
  });
  fastify.addHook('preClose', openSocket(fastify.server, schema, parts));
  return () => apollo.stop();
}
