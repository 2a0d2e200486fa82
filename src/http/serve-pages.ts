import type { FastifyInstance } from 'fastify';
import type { Logger } from '../log.js';
import type { ReadAuthority } from '../operation/read-authority.js';
import type { PageChoice } from './page-folder.js';
import { serveDocuments } from './serve-documents.js';
import { serveFrontPage } from './serve-front-page.js';
import { serveGraphiql } from './serve-graphiql.js';
import { serveMailPages } from './serve-mail-pages.js';
import { servePage } from './serve-page.js';

/** Which pages browsers get. */
export interface PagesOptions {
  /** Whether developers get their tools and the documents. */
  readonly sandbox: boolean;
  /** The chat page at `/`, and its folder if it is not the one that Nuzzle brings; undefined for no page. */
  readonly page: PageChoice | undefined;
  readonly readAuthority: ReadAuthority;
}

/**
 * Serves what browsers open: the pages of mails, the chat page or a plain one, and the tools and documents for
 * developers.
 * @returns whether `/` is the chat page
 */
export async function servePages(
  fastify: FastifyInstance,
  log: Logger,
  { sandbox, page, readAuthority }: PagesOptions,
): Promise<boolean> {
  const hasGraphiql = sandbox && serveGraphiql(fastify);
  const hasDocuments = sandbox && (await serveDocuments(fastify));
  const hasPage = page !== undefined && (await servePage(fastify, { ...page, readAuthority }));
  serveMailPages(fastify);
  if (hasPage) return true;
  const lacksPage = page !== undefined;
  if (lacksPage) log.warn('The chat page is not built, so there is none at /. Build it with: npm run pages');
  serveFrontPage(fastify, { forDevelopers: sandbox, hasGraphiql, hasDocuments, lacksPage });
  return false;
}
