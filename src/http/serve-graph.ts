import cors from '@fastify/cors';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { batchLoader } from '../database/batch-loader.js';
import { activeSessions } from '../session/active-session.js';
import { Presence } from '../user/presence.js';
import { openApollo } from './apollo.js';
import { clientReader } from '../operation/read-client.js';
import { openEngine } from '../operation/open-engine.js';
import {
  openContext,
  readAuthorization,
  type ContextServices,
  type GraphServices,
} from '../operation/operation-context.js';
import { serveExport } from './serve-export.js';
import { serveMailPages } from './serve-mail-pages.js';
import type { SocketLimits } from '../websocket/socket-server.js';
import { serveWebSocket } from '../websocket/serve-websocket.js';

const maxEndedSessions = 10_000;

/**
 * Serves a schema at `/graphql`, over HTTP and WebSocket. Only a process that serves the graph imports this
 * file.
 * @returns finishes the operations in progress, and closes the sockets with 1001
 */
export async function serveGraph(
  fastify: FastifyInstance,
  schema: GraphQLSchema,
  contextServices: ContextServices,
  limits: Omit<SocketLimits, 'readClient'> & { trustedProxies: readonly string[] },
): Promise<() => Promise<void>> {
  // Tokens come in a header, never in a cookie, so pages of any origin are safe to allow by default.
  await fastify.register(cors, { origin: limits.origins ? [...limits.origins] : '*', maxAge: 600 });
  const readClient = clientReader(limits.trustedProxies);
  const endedSessions = new LRUCache<string, true>({ max: maxEndedSessions });
  const { statements, outreach, log } = contextServices;
  const presence = new Presence(statements, outreach.idleThreshold, log);
  const activeSessionLoader = batchLoader<string, boolean>(async (ids) => {
    const found = new Set(await activeSessions(statements, ids));
    return ids.map((id) => found.has(id));
  });
  const services: GraphServices = {
    ...contextServices,
    engine: openEngine(schema, contextServices),
    presence,
    activeSessions: activeSessionLoader,
    endedSessions,
  };
  const apollo = await openApollo(schema, fastify, services);
  fastify.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: fastifyApolloHandler(apollo, {
      context: async ({ headers, raw }) =>
        openContext(
          services,
          await readAuthorization(services, headers.authorization),
          headers['nuzzle-background'] === '1',
          readClient(raw),
        ),
    }),
  });
  serveExport(fastify, services);
  serveMailPages(fastify);
  const closeSockets = serveWebSocket(fastify.server, schema, services, { ...limits, readClient });
  let closed: Promise<void> | undefined;
  // Not awaited here: fastify would keep accepting requests until the sockets had their answers.
  fastify.addHook('preClose', async () => {
    closed = closeSockets();
    // The hook below reports an error.
    closed.catch(() => undefined);
  });
  fastify.addHook('onClose', () => closed);
  return () => apollo.stop();
}
