import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { exportLines, exportPath, redeemExport } from '../account/export.js';
import type { Services } from '../context.js';
import type { ReadClient } from '../operation/read-client.js';
import { refusal } from './refusals.js';

/**
 * Serves the address that `exportMyData` returns. The address itself is the permission; it works once, and ends with
 * the session that asked for it.
 */
export function serveExport(
  fastify: FastifyInstance,
  services: Pick<Services, 'em' | 'statements' | 'personalTables' | 'security'>,
  readClient: ReadClient,
): void {
  fastify.get<{ Params: { token: string } }>(
    exportPath(':token'),
    // A HEAD request must not use up the address.
    { exposeHeadRoute: false },
    async ({ params: { token }, raw }, reply) => {
      const viewer = await redeemExport(services.em, token);
      void reply.header('cache-control', 'no-store');
      if (!viewer) return reply.status(404).send(refusal('NOT_FOUND', 'No such export.'));
      const { userId: ownerId, sessionId } = viewer;
      services.security.report(readClient(raw), 'EXPORT_DOWNLOAD', { ownerId, sessionId });
      return reply
        .type('application/jsonl; charset=utf-8')
        .header('content-disposition', 'attachment; filename="nuzzle-export.jsonl"')
        .send(Readable.from(exportLines(services, ownerId), { objectMode: false }));
    },
  );
}
