import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { ReadAuthority } from '../operation/read-authority.js';
import { pageFolder, pageLists, readPageList, type PageChoice } from './page-folder.js';
import { chatPagePolicy } from './page-policy.js';

const lists = new Set<string>(Object.values(pageLists));

const aYear = 'public, max-age=31536000, immutable';

/** Which page is served. */
export interface PageOptions extends PageChoice {
  readonly readAuthority: ReadAuthority;
}

/**
 * Serves the chat page at `/` and at every path that it shows. Its assets are kept for good by browsers, because their
 * names change with what is in them; its other files are asked for again each time, and answered with 304 while they
 * are the same. Files that were compressed at the build are sent compressed.
 * @returns whether it does: a checkout that was never built has no page
 */
export async function servePage(fastify: FastifyInstance, options: PageOptions): Promise<boolean> {
  const folder = pageFolder(options);
  if (folder === undefined) return false;
  const assets = join(folder, `assets${sep}`);
  await fastify.register(async (page) => {
    await page.register(fastifyStatic, {
      root: folder,
      serve: false,
      cacheControl: false,
      index: false,
      dotfiles: 'ignore',
      preCompressed: true,
      // Not for what does not exist: it may come with the next version.
      setHeaders: (response, path) => {
        void response.setHeader('cache-control', path.startsWith(assets) ? aYear : 'no-cache');
      },
    });
    page.addHook('onRequest', (request, reply, done) => {
      void reply.headers({
        vary: 'accept-encoding',
        'content-security-policy': chatPagePolicy(options.readAuthority, request.raw),
      });
      done();
    });
    page.addHook('onSend', async (request, reply) => {
      // The address has a token, and what it opens is for one reader.
      if (/^\/(?:verify-email|reset-password)(?:\?|$)/.test(request.url))
        reply.header('cache-control', 'no-store');
    });
    const serve = (url: string, file: string) => {
      if (!page.hasRoute({ method: 'GET', url }))
        page.get(url, (_request, reply) => reply.sendFile(file, folder));
    };
    for (const url of new Set(['/', ...readPageList(folder, 'paths')])) serve(url, 'index.html');
    for (const file of filesOf(folder)) serve(`/${file}`, file);
    if (existsSync(assets))
      page.get('/assets/*', (request, reply) =>
        reply.sendFile((request.params as { '*': string })['*'], assets),
      );
  });
  return true;
}

/** The page's files that have an address of their own and are no assets, such as its service worker and icons. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .filter((file) => !/^assets\/|^index\.html$|(?:^|\/)\.|\.(?:br|gz|map)$/.test(file) && !lists.has(file));
}
