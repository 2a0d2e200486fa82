import { isIPv6, type AddressInfo } from 'node:net';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { serveAdmin, type AdminOptions } from './admin.js';
import { serveHealth, type Checks } from './health.js';
import { limitConnections } from './limit-connections.js';
import type { PageChoice } from './page-folder.js';
import type { ContextServices } from '../operation/operation-context.js';
import type { PersistedOperations } from '../operation/persisted-operations.js';
import { authorityReader } from '../operation/read-authority.js';
import { answerRefusals, refuseBytes, refuseUrl } from './refusals.js';
import { sendSecurityHeaders } from './security-headers.js';
import { endUnsentAnswers } from './end-unsent-answers.js';
import { UnsentAnswers } from '../operation/unsent-answers.js';

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
  /** How the cookie of refresh tokens is set; undefined if this server sets none. */
  refreshCookie: { isSecure: boolean } | undefined;
  /** The proxies whose `X-Forwarded-…` headers are believed. */
  trustedProxies: readonly string[];
  /** Whether browsers get Apollo Sandbox. */
  sandbox: boolean;
  /** Whether clients may ask for the schema. */
  introspection: boolean;
  /** The operations that clients may send by their ids; undefined without a list. */
  persistedOperations: PersistedOperations | undefined;
  /** The chat page at `/`, and its folder if it is not the one that Nuzzle brings; undefined for no page. */
  page: PageChoice | undefined;
  /** The graph; undefined in a process that only runs jobs. */
  schema: GraphQLSchema | undefined;
  services: ContextServices;
  checks: Checks;
  /** The operator's pages; undefined without an admin token. They have their own port if they have an address. */
  admin: (AdminOptions & { address: { host: string; port: number } | undefined }) | undefined;
}

/** A server that is listening. */
export interface HttpServer {
  /** Its address: `http://…`, with the actual port. */
  readonly url: string;
  /** The address of the chat page: `http://…/`; undefined if there is none. */
  readonly pageUrl: string | undefined;
  /** The address of the operator's pages: `http://…/admin/`; undefined if there are none. */
  readonly adminUrl: string | undefined;
  /** Accepts no more requests, finishes those in progress, and closes the sockets with 1001. */
  close(): Promise<void>;
}

/**
 * Serves the graph over HTTP and WebSocket and the health checks on one port, and the operator's pages on the same port
 * or on their own.
 */
export async function openServer(options: ServerOptions): Promise<HttpServer> {
  const { host, port, schema, services, checks, admin } = options;
  const unsent = new UnsentAnswers();
  const fastify = newFastify(options, schema !== undefined, unsent);
  serveHealth(fastify, checks);
  const adminFastify = admin?.address ? newFastify(options, false, unsent) : undefined;
  if (admin) await serveAdmin(adminFastify ?? fastify, admin);
  const graph =
    schema &&
    (await (await import('./serve-graph.js')).serveGraph(fastify, schema, services, { ...options, unsent }));

  await fastify.listen({ host, port });
  try {
    if (admin?.address) await adminFastify?.listen(admin.address);
  } catch (error) {
    await fastify.close();
    throw error;
  }
  const url = urlOf(fastify, host);
  return {
    url,
    pageUrl: graph?.hasPage ? `${url}/` : undefined,
    adminUrl: admin && `${adminFastify ? urlOf(adminFastify, admin.address!.host) : url}/admin/`,
    async close() {
      // Clients keep idle connections open, and fastify would wait for them.
      const idleCheck = setInterval(() => {
        fastify.server.closeIdleConnections();
        adminFastify?.server.closeIdleConnections();
      }, idleCheckInterval);
      try {
        await adminFastify?.close();
        // Apollo's drain plugin finishes the operations and closes fastify; closing it again does nothing.
        await graph?.close();
        await fastify.close();
      } finally {
        clearInterval(idleCheck);
      }
    },
  };
}

/** Creates a server that serves nothing yet. Whatever it will not serve, it refuses in the graph's error shape. */
function newFastify(options: ServerOptions, hasSockets: boolean, unsent: UnsentAnswers): FastifyInstance {
  const { services, trustedProxies } = options;
  // Fastify also logs its address, which `main` already prints.
  const level = services.log.level === 'info' ? 'warn' : services.log.level;
  const logger: FastifyBaseLogger = services.log.child({}, { level });
  const fastify: FastifyInstance = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: maxBodyBytes,
    forceCloseConnections: 'idle',
    frameworkErrors: refuseUrl,
    clientErrorHandler: refuseBytes,
    requestTimeout,
    http: { headersTimeout, connectionsCheckingInterval },
  });
  limitConnections(fastify.server, options, hasSockets);
  sendSecurityHeaders(fastify, authorityReader(trustedProxies));
  endUnsentAnswers(fastify, unsent);
  answerRefusals(fastify, services.log);
  return fastify;
}

/** The address of a server that listens, with its actual port. */
function urlOf(fastify: FastifyInstance, host: string): string {
  const { port } = fastify.server.address() as AddressInfo;
  const name = ['127.0.0.1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  return `http://${isIPv6(name) ? `[${name}]` : name}:${port}`;
}
