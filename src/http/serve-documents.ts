import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { documentPolicy } from './page-policy.js';

// From dist/src/http.
const sourceFolder = join(import.meta.dirname, '../../../docs');

/**
 * Serves the guides and the reference of the schema at `/docs/`, as the build of the pages made them, and the guides'
 * sources beside them.
 * @returns whether there are pages: a checkout that was never built has none
 */
export async function serveDocuments(fastify: FastifyInstance): Promise<boolean> {
  const folder = join(sourceFolder, 'dist');
  const isBuilt = existsSync(join(folder, 'index.html'));
  const sources = existsSync(sourceFolder)
    ? readdirSync(sourceFolder).filter((name) => /^[A-Z-]+\.md$/.test(name))
    : [];
  await fastify.register(async (documents) => {
    await documents.register(fastifyStatic, {
      root: folder,
      serve: false,
      cacheControl: false,
      dotfiles: 'ignore',
      extensions: ['html'],
      preCompressed: true,
      setHeaders: (response) => {
        void response.setHeader('cache-control', 'no-cache');
      },
    });
    documents.addHook('onRequest', (_request, reply, done) => {
      void reply.headers({
        vary: 'accept-encoding',
        'content-security-policy': documentPolicy,
        'x-robots-tag': 'noindex',
      });
      done();
    });
    for (const name of sources)
      documents.get(`/docs/${name}`, (_request, reply) =>
        reply.type('text/plain; charset=utf-8').send(createReadStream(join(sourceFolder, name))),
      );
    if (!isBuilt) return;
    documents.get('/docs', (_request, reply) => reply.redirect('docs/'));
    documents.get('/docs/*', (request, reply) =>
      reply.sendFile((request.params as { '*': string })['*'] || 'index.html'),
    );
  });
  return isBuilt;
}
