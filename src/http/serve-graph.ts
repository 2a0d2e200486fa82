import cors from '@fastify/cors';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { exportPath } from '../account/export.js';
import { batchLoader } from '../database/batch-loader.js';
import { sayLater } from '../errors.js';
import { activeSessions } from '../session/active-session.js';
import { Presence } from '../user/presence.js';
import { openApollo, type ApolloOptions } from './apollo.js';
import { documentRules } from '../operation/document-rules.js';
import { authorityReader } from '../operation/read-authority.js';
import { clientReader } from '../operation/read-client.js';
import { countOperation } from '../operation/count-operation.js';
import { dropEmptyParameters, withoutEmptyParameters } from '../operation/empty-parameters.js';
import { openEngine } from '../operation/open-engine.js';
import {
  openContext,
  readAuthorization,
  type ContextServices,
  type GraphServices,
} from '../operation/operation-context.js';
import { presenceMark } from '../operation/presence-mark.js';
import { languageLoader } from '../operation/reader-language.js';
import { RunningOperations } from '../operation/running-operations.js';
import { documentPolicy } from './page-policy.js';
import { openRefreshCookies } from './refresh-cookie.js';
import { toPattern } from './refusals.js';
import { serveExport } from './serve-export.js';
import { noFrames } from './security-headers.js';
import { servePages, type PagesOptions } from './serve-pages.js';
import type { SocketLimits } from '../websocket/socket-server.js';
import { serveWebSocket } from '../websocket/serve-websocket.js';

const maxEndedSessions = 10_000;
const graphPaths = ['/graphql', '/graphql/'];
const sharedPaths = [...graphPaths, exportPath(':token')].map(toPattern);

/** What is served of the graph, and to whom. */
export interface GraphOptions
  extends
    Omit<SocketLimits, 'readClient' | 'readAuthority'>,
    Pick<ApolloOptions, 'sandbox' | 'introspection' | 'persistedOperations'>,
    Pick<PagesOptions, 'page'> {
  readonly trustedProxies: readonly string[];
  /** How the cookie of refresh tokens is set; undefined if this server sets none. */
  readonly refreshCookie: { isSecure: boolean } | undefined;
}

/** A graph that is served. */
export interface ServedGraph {
  /** Whether `/` is the chat page. */
  readonly hasPage: boolean;
  /** Finishes the operations in progress, and closes the sockets with 1001. */
  close(): Promise<void>;
}

/**
 * Serves a schema at `/graphql`, over HTTP and WebSocket, and the pages for browsers. Only a process that serves the
 * graph imports this file.
 */
export async function serveGraph(
  fastify: FastifyInstance,
  schema: GraphQLSchema,
  contextServices: ContextServices,
  options: GraphOptions,
): Promise<ServedGraph> {
  const readClient = clientReader(options.trustedProxies);
  const readAuthority = authorityReader(options.trustedProxies);
  const { origins, refreshCookie } = options;
  const readRefreshCookie = refreshCookie
    ? await openRefreshCookies(fastify, {
        ...refreshCookie,
        origins,
        readAuthority,
        lifetime: contextServices.sessions.refreshLifetime,
      })
    : () => undefined;
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
    languages: languageLoader(contextServices),
  };
  const rules = documentRules(options);
  const apollo = await openApollo(schema, fastify, services, { ...options, rules });
  const handler = fastifyApolloHandler(apollo, {
    context: async (request, reply) => {
      const claimed = await readAuthorization(services, request.headers.authorization);
      const cookie = readRefreshCookie(request, reply);
      const { raw } = reply;
      const ctx = openContext(services, {
        claimed,
        mark: presenceMark(request.headers),
        client: readClient(request.raw),
        refreshCookie: cookie,
        whenRead: (callback) => (raw.closed ? callback() : raw.once('close', callback)),
      });
      try {
        countOperation(ctx, endedSessions);
      } catch (error) {
        throw sayLater(error, ctx.client.language);
      }
      return ctx;
    },
  });
  await fastify.register(async (shared) => {
    await shareWithPages(shared, options);
    shared.addHook('preHandler', (request, _reply, done) => {
      dropEmptyParameters(request.body);
      if (request.raw.url) request.raw.url = withoutEmptyParameters(request.raw.url);
      done();
    });
    if (!options.sandbox)
      shared.addHook('onSend', (_request, reply, _payload, done) => {
        // Sandbox comes from elsewhere; the page in its place needs nothing.
        if (String(reply.getHeader('content-type')).startsWith('text/html'))
          void reply.header('content-security-policy', `${documentPolicy}; ${noFrames}`);
        done();
      });
    for (const url of graphPaths) shared.route({ url, method: ['GET', 'POST'], handler });
    serveExport(shared, services, readClient);
  });
  const hasPage = await servePages(fastify, log, { ...options, readAuthority });
  const limits = { ...options, readClient, readAuthority };
  const closeSockets = serveWebSocket(fastify.server, schema, services, limits, rules);
  let closed: Promise<void> | undefined;
  // Not awaited here: fastify would keep accepting requests until the sockets had their answers.
  fastify.addHook('preClose', async () => {
    closed = closeSockets();
    // The hook below reports an error.
    closed.catch(() => undefined);
  });
  fastify.addHook('onClose', () => closed);
  return { hasPage, close: () => apollo.stop() };
}

/**
 * Lets pages of other origins send requests to the routes of this scope, and to no others (CORS). Tokens come in a
 * header, never in a cookie, so pages of any origin are safe to allow.
 * @param origins the origins; undefined for any
 */
async function shareWithPages(
  scope: FastifyInstance,
  { origins, refreshCookie }: Pick<GraphOptions, 'origins' | 'refreshCookie'>,
): Promise<void> {
  scope.addHook('onRequest', (request, reply, done) => {
    // The plugin takes the preflight requests of every path.
    const [path = ''] = request.url.split('?', 1);
    if (sharedPaths.some((pattern) => pattern.test(path))) done();
    else reply.callNotFound();
  });
  await scope.register(cors, {
    origin: origins ? [...origins] : '*',
    // Only listed origins may send the cookie of the refresh token.
    credentials: origins !== undefined && refreshCookie !== undefined,
    maxAge: 600,
    strictPreflight: false,
    exposedHeaders: ['Retry-After', 'RateLimit-Policy', 'RateLimit', 'WWW-Authenticate'],
  });
}
