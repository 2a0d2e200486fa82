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
import type { ContextServices } from '../operation/operation-context.js';

const longestBody = 256 * 1024;
const lookAtIdleEvery = 50;

/** What the server listens with and serves. */
export interface ServerOptions {
  host: string;
  port: number;
  /** Which origins' pages may ask; undefined for any. */
  origins: readonly string[] | undefined;
  /** How many sockets may be open at once. */
  maxSockets: number;
  /** The graph; a process that only runs jobs serves none. */
  schema: GraphQLSchema | undefined;
  parts: ContextServices;
  checks: Checks;
  /** What an operator may look at; undefined without a token. */
  admin: AdminOptions | undefined;
}

/** A server that listens. */
export interface HttpServer {
  /** Where: `http://…`, with the port it was given. */
  readonly url: string;
  /** Takes nothing new, finishes what is under way, and ends sockets with 1001. */
  close(): Promise<void>;
}

/** Serves the graph over HTTP and sockets, and health, on one port. */
export async function openServer(options: ServerOptions): Promise<HttpServer> {
  const { host, port, schema, parts, checks, admin } = options;
  // That it listens is said once, by the process.
  const level = parts.log.level === 'info' ? 'warn' : parts.log.level;
  const logger: FastifyBaseLogger = parts.log.child({}, { level });
  const fastify: FastifyInstance = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: longestBody,
    forceCloseConnections: 'idle',
  });
  serveHealth(fastify, checks);
  if (admin) await serveAdmin(fastify, admin);
  // What never becomes an operation is refused in the same shape as what does.
  fastify.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) parts.log.error({ err: error }, 'A request failed.');
    const [message, code] =
      status >= 500
        ? ['Something went wrong on our side.', 'INTERNAL_SERVER_ERROR']
        : [error.message, 'BAD_REQUEST'];
    void reply.status(status).send({ errors: [{ message, extensions: { code } }] });
  });
  const closeGraph =
    schema && (await (await import('./serve-graph.js')).serveGraph(fastify, schema, parts, options));

  await fastify.listen({ host, port });
  const { port: given } = fastify.server.address() as AddressInfo;
  return {
    url: `http://${['127.0.0.1', '0.0.0.0', '::'].includes(host) ? 'localhost' : isIPv6(host) ? `[${host}]` : host}:${given}`,
    async close() {
      // A connection whose last answer is out is kept by its client, and would be waited for.
      const letGo = setInterval(() => fastify.server.closeIdleConnections(), lookAtIdleEvery);
      try {
        // Finishes what is under way and closes fastify, by its drain plugin; asked again, fastify has nothing to do.
        await closeGraph?.();
        await fastify.close();
      } finally {
        clearInterval(letGo);
      }
    },
  };
}
