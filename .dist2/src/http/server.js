import { isIPv6 } from 'node:net';
import Fastify, { LogController } from 'fastify';
import { serveAdmin } from './admin.js';
import { serveHealth } from './health.js';
import { limitConnections } from './limit-connections.js';
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
/**
 * Serves the graph over HTTP and WebSocket and the health checks on one port, and the operator's pages on the same port
 * or on their own.
 */
export async function openServer(options) {
    const { host, port, schema, services, checks, admin } = options;
    const unsent = new UnsentAnswers();
    const fastify = newFastify(options, schema !== undefined, unsent);
    serveHealth(fastify, checks);
    const adminFastify = admin?.address ? newFastify(options, false, unsent) : undefined;
    if (admin)
        await serveAdmin(adminFastify ?? fastify, admin);
    const closeGraph = schema &&
        (await (await import('./serve-graph.js')).serveGraph(fastify, schema, services, { ...options, unsent }));
    await fastify.listen({ host, port });
    try {
        if (admin?.address)
            await adminFastify?.listen(admin.address);
    }
    catch (error) {
        await fastify.close();
        throw error;
    }
    const url = urlOf(fastify, host);
    return {
        url,
        adminUrl: admin && `${adminFastify ? urlOf(adminFastify, admin.address.host) : url}/admin/`,
        async close() {
            // Clients keep idle connections open, and fastify would wait for them.
            const idleCheck = setInterval(() => {
                fastify.server.closeIdleConnections();
                adminFastify?.server.closeIdleConnections();
            }, idleCheckInterval);
            try {
                await adminFastify?.close();
                // Apollo's drain plugin finishes the operations and closes fastify; closing it again does nothing.
                await closeGraph?.();
                await fastify.close();
            }
            finally {
                clearInterval(idleCheck);
            }
        },
    };
}
/** Creates a server that serves nothing yet. Whatever it will not serve, it refuses in the graph's error shape. */
function newFastify(options, hasSockets, unsent) {
    const { services, trustedProxies } = options;
    // Fastify also logs its address, which `main` already prints.
    const level = services.log.level === 'info' ? 'warn' : services.log.level;
    const logger = services.log.child({}, { level });
    const fastify = Fastify({
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
function urlOf(fastify, host) {
    const { port } = fastify.server.address();
    const name = ['127.0.0.1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host;
    return `http://${isIPv6(name) ? `[${name}]` : name}:${port}`;
}
//# sourceMappingURL=server.js.map