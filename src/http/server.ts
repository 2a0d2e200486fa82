import { isIPv6, type AddressInfo } from 'node:net';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
} from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { serveAdmin, type AdminOptions } from './admin.js';
import { serveHealth, type Checks } from './health.js';
import { limitConnections } from './limit-connections.js';
import type { ContextServices } from '../operation/operation-context.js';

const maxBodyBytes = 256 * 1024;
const idleCheckInterval = 50;
// From the first byte to the last. A phone on a bad line needs a few seconds for 256 kB.
const requestTimeout = 30_000;
const headersTimeout = 10_000;
const connectionsCheckingInterval = 1_000;

/** What the server serves, and where it listens. */
export interface ServerOptions {
  host: string;
  port: number;
  /** The origins whose pages may send requests; undefined for any. */
  origins: readonly string[] | undefined;
  /** How many sockets may be open at once. */
  maxSockets: number;
  /** How many connections one address may have that are not an owner's sockets. */
  maxPerAddress: number;
  /** The proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  /** The graph; undefined in a process that only runs jobs. */
  schema: GraphQLSchema | undefined;
  services: ContextServices;
  checks: Checks;
  /** The operator's pages; undefined without an admin token. */
  admin: AdminOptions | undefined;
}

/** A server that is listening. */
export interface HttpServer {
  /** Its address: `http://…`, with the actual port. */
  readonly url: string;
  /** Accepts no more requests, finishes those in progress, and closes the sockets with 1001. */
  close(): Promise<void>;
}

/** Serves the graph over HTTP and WebSocket, the health checks and the operator's pages on one port. */
export async function openServer(options: ServerOptions): Promise<HttpServer> {
  const { host, port, schema, services, checks, admin } = options;
  // Fastify also logs its address, which `main` already prints.
  const level = services.log.level === 'info' ? 'warn' : services.log.level;
  const logger: FastifyBaseLogger = services.log.child({}, { level });
  const fastify: FastifyInstance = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: maxBodyBytes,
    forceCloseConnections: 'idle',
    requestTimeout,
    http: { headersTimeout, connectionsCheckingInterval },
  });
  limitConnections(fastify.server, options);
  serveHealth(fastify, checks);
  if (admin) await serveAdmin(fastify, admin);
  // A request that never becomes an operation gets an error in the same shape as one that does.
  fastify.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) services.log.error({ err: error }, 'A request failed.');
    const [message, code] =
      status >= 500
        ? ['Something went wrong on our side.', 'INTERNAL_SERVER_ERROR']
        : [error.message, 'BAD_REQUEST'];
    void reply.status(status).send({ errors: [{ message, extensions: { code } }] });
  });
  const closeGraph =
    schema && (await (await import('./serve-graph.js')).serveGraph(fastify, schema, services, options));

  await fastify.listen({ host, port });
  const { port: actualPort } = fastify.server.address() as AddressInfo;
  return {
    url: `http://${['127.0.0.1', '0.0.0.0', '::'].includes(host) ? 'localhost' : isIPv6(host) ? `[${host}]` : host}:${actualPort}`,
    async close() {
      // Clients keep idle connections open, and fastify would wait for them.
      const idleCheck = setInterval(() => fastify.server.closeIdleConnections(), idleCheckInterval);
      try {
        // Apollo's drain plugin finishes the operations and closes fastify; closing it again does nothing.
        await closeGraph?.();
        await fastify.close();
      } finally {
        clearInterval(idleCheck);
      }
    },
  };
}
