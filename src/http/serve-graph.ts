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
import { countOperation } from '../operation/count-operation.js';
import { openEngine } from '../operation/open-engine.js';
import {
  openContext,
  readAuthorization,
  type ContextServices,
  type GraphServices,
} from '../operation/operation-context.js';
import { RunningOperations } from '../operation/running-operations.js';
import { openRefreshCookies } from './refresh-cookie.js';
import { serveExport } from './serve-export.js';
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
  limits: Omit<SocketLimits, 'readClient'> & {
    trustedProxies: readonly string[];
    refreshCookie: { isSecure: boolean } | undefined;
  },
): Promise<() => Promise<void>> {
  const { origins, refreshCookie } = limits;
  // Access tokens come in a header, never in a cookie, so pages of any origin are safe to allow by default. Only listed
  // origins may send the cookie of the refresh token.
  await fastify.register(cors, {
    origin: origins ? [...origins] : '*',
    credentials: origins !== undefined && refreshCookie !== undefined,
    maxAge: 600,
    exposedHeaders: ['Retry-After', 'RateLimit-Policy', 'RateLimit'],
  });
  const readRefreshCookie = refreshCookie
    ? await openRefreshCookies(fastify, {
        ...refreshCookie,
        origins,
        lifetime: contextServices.sessions.refreshLifetime,
      })
    : () => undefined;
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
    running: new RunningOperations(),
  };
  const apollo = await openApollo(schema, fastify, services);
  fastify.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: fastifyApolloHandler(apollo, {
      context: async (request, reply) => {
        const claimed = await readAuthorization(services, request.headers.authorization);
        const isBackground = request.headers['nuzzle-background'] === '1';
        const cookie = readRefreshCookie(request, reply);
        const ctx = openContext(services, claimed, isBackground, readClient(request.raw), cookie);
        countOperation(ctx);
        return ctx;
      },
    }),
  });
  serveExport(fastify, services, readClient);
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
