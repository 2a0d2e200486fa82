import cors from '@fastify/cors';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { gather } from '../database/gather.js';
import { standingSessions } from '../session/identify.js';
import { Presence } from '../user/presence.js';
import { openApollo } from './apollo.js';
import { openRoad } from './open-road.js';
import { openContext, readAuthorization, type ContextParts } from './operation-context.js';
import { serveExport } from './serve-export.js';
import type { SocketLimits } from './socket-server.js';
import { openSocket } from './socket.js';

const mostEnded = 10_000;

/**
 * Serves a schema at `/graphql`, over HTTP and sockets. Only a process that serves one loads this.
 * @returns finishes what is under way, and ends sockets with 1001
 */
export async function serveGraph(
  fastify: FastifyInstance,
  schema: GraphQLSchema,
  contextParts: ContextParts,
  limits: SocketLimits,
): Promise<() => Promise<void>> {
  // Tokens travel in a header and never in a cookie, so a page of any origin may ask unless some are named.
  await fastify.register(cors, { origin: limits.origins ? [...limits.origins] : '*', maxAge: 600 });
  const ended = new LRUCache<string, true>({ max: mostEnded });
  const { statements, outreach, log } = contextParts;
  const presence = new Presence(statements, outreach.idleThreshold, log);
  const standing = gather<string, boolean>(async (ids) => {
    const found = new Set(await standingSessions(statements, ids));
    return ids.map((id) => found.has(id));
  });
  const parts = { ...contextParts, road: openRoad(schema, contextParts), presence, standing, ended };
  const apollo = await openApollo(schema, fastify, parts);
  fastify.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: fastifyApolloHandler(apollo, {
      context: async ({ headers }) =>
        openContext(
          parts,
          await readAuthorization(parts, headers.authorization),
          headers['nuzzle-background'] === '1',
        ),
    }),
  });
  serveExport(fastify, parts);
  const closeSockets = openSocket(fastify.server, schema, parts, limits);
  let closed: Promise<void> | undefined;
  // Not waited for before it stops listening, or it would take new requests while sockets get their answers.
  fastify.addHook('preClose', async () => {
    closed = closeSockets();
    // Of a fault the hook below tells.
    closed.catch(() => undefined);
  });
  fastify.addHook('onClose', () => closed);
  return () => apollo.stop();
}
