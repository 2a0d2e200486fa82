import { Readable } from 'node:stream';
import { exportLines, exportPath, redeemExport } from '../account/export.js';
import { refusalIn } from './refusals.js';
const stallTimeout = 60_000;
/** A download counts as an operation of its address. */
const countedAs = ({ address }) => [{ limit: 'operations-address', key: address }];
/** Whether a text looks like the tokens that `exportMyData` makes; any other is refused without the database. */
const isExportToken = (text) => /^[\w-]{43}$/.test(text);
/**
 * Serves the address that `exportMyData` returns. The address itself is the permission; it works once, and ends with
 * the session that asked for it.
 */
export function serveExport(fastify, services, readClient) {
    fastify.get(exportPath(':token'), 
    // A HEAD request must not use up the address.
    { exposeHeadRoute: false }, async (request, reply) => {
        const { params: { token }, raw, } = request;
        const client = readClient(raw);
        void reply.header('cache-control', 'no-store');
        if (!services.limits.allows(countedAs(client)))
            return reply.status(429).send(refusalIn(request, 'RATE_LIMITED', { key: 'error.rateLimited' }));
        services.limits.spend(countedAs(client), client);
        const viewer = isExportToken(token) ? await redeemExport(services.em, token) : undefined;
        if (!viewer)
            return reply
                .status(404)
                .send(refusalIn(request, 'NOT_FOUND', { key: 'error.notFound', values: { thing: 'export' } }));
        const { userId: ownerId, sessionId } = viewer;
        services.security.report(client, 'EXPORT_DOWNLOAD', { ownerId, sessionId });
        // In ms, without one byte written or read: its connection would stay for ever.
        raw.socket.setTimeout(stallTimeout);
        return reply
            .type('application/jsonl; charset=utf-8')
            .header('content-disposition', 'attachment; filename="nuzzle-export.jsonl"')
            .send(Readable.from(exportLines(services, ownerId), { objectMode: false }));
    });
}
//# sourceMappingURL=serve-export.js.map