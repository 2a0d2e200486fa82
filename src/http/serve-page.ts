import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { ReadAuthority } from '../operation/read-authority.js';
import { chatPagePolicy } from './page-policy.js';

// From dist/src/http.
const builtPage = join(import.meta.dirname, '../../../web/dist');

/** The file in a page's folder that lists the paths which its scripts show, such as `/rooms/:roomId`. */
const pathsFile = 'paths.json';

const aYear = 'public, max-age=31536000, immutable';

/** Which page is served. */
export interface PageOptions {
  /** The folder of a built page; undefined for the one that Nuzzle brings. */
  readonly folder: string | undefined;
  readonly readAuthority: ReadAuthority;
}

/**
 * Serves the chat page at `/` and at every path that it shows. Its assets are kept for good by browsers, because their
 * names change with what is in them; its other files are asked for again each time, and answered with 304 while they
 * are the same. Files that were compressed at the build are sent compressed.
 * @returns whether it does: a checkout that was never built has no page
 */
export async function servePage(fastify: FastifyInstance, options: PageOptions): Promise<boolean> {
  const folder = resolve(options.folder ?? builtPage);
  if (!existsSync(join(folder, 'index.html'))) return false;
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
      setHeaders: (response, path) =>
        response.setHeader('cache-control', path.startsWith(assets) ? aYear : 'no-cache'),
    });
    page.addHook('onRequest', (request, reply, done) => {
      void reply.headers({
        vary: 'accept-encoding',
        'content-security-policy': chatPagePolicy(options.readAuthority, request.raw),
      });
      done();
    });
    const serve = (url: string, file: string) => {
      if (!page.hasRoute({ method: 'GET', url }))
        page.get(url, (_request, reply) => reply.sendFile(file, folder));
    };
    for (const url of pathsOf(folder)) serve(url, 'index.html');
    for (const file of filesOf(folder)) serve(`/${file}`, file);
    if (existsSync(assets))
      page.get('/assets/*', (request, reply) =>
        reply.sendFile((request.params as { '*': string })['*'], assets),
      );
  });
  return true;
}

/** The paths that the page shows: `/`, and those that its build lists. */
function pathsOf(folder: string): ReadonlySet<string> {
  const file = join(folder, pathsFile);
  const listed = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
  return new Set(['/', ...listed]);
}

/** The page's files that are no assets, such as its service worker and icons. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .filter((file) => !/^assets\/|(?:^|\/)\.|\.(?:br|gz|map)$/.test(file) && file !== pathsFile);
}
