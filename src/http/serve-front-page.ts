import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

const style = `
body { font: 16px/1.6 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem; color: #222; }
dt { margin-top: 1rem; font-weight: 600; }
dd { margin: 0; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818; } a { color: #8cf; } }`;

const policy = `default-src 'none'; img-src data:; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** What the front page says besides what this is. */
export interface FrontPageOptions {
  /** Whether it leads developers to the tools. */
  readonly forDevelopers: boolean;
  /** Whether `/graphiql` exists. */
  readonly hasGraphiql: boolean;
  /** Whether `/docs/` exists. */
  readonly hasDocuments: boolean;
  /** Whether the chat page would be here, had it been built. */
  readonly lacksPage: boolean;
}

/** Serves a page at `/`, where there is no chat page, that says what this is and, for developers, where to begin. */
export function serveFrontPage(fastify: FastifyInstance, options: FrontPageOptions): void {
  const html = pageOf(options);
  fastify.get('/', (_request, reply) =>
    reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html),
  );
}

function pageOf({ forDevelopers, hasGraphiql, hasDocuments, lacksPage }: FrontPageOptions): string {
  const graphiql = `<dt><a href="graphiql">GraphiQL</a></dt>
<dd>The same operations, with subscriptions. It comes from this server, and needs no other.</dd>
`;
  const documents = `<dt><a href="docs/">Documents</a></dt>
<dd>The guides, and every type of the graph.</dd>
`;
  const tools = `
<dl>
<dt><a href="graphql">Apollo Sandbox</a></dt>
<dd>The graph with its documentation, and the first operations ready to run. Its page comes from Apollo's servers.</dd>
${hasGraphiql ? graphiql : ''}${hasDocuments ? documents : ''}</dl>`;
  const missing = `
<p>The chat page would be here, but it is not built yet: <code>npm run pages</code> builds it. Then start Nuzzle again.</p>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nuzzle</title>
<link rel="icon" href="data:,">
<style>${style}</style>
<h1>Nuzzle</h1>
<p>Nuzzle is a GraphQL back end for AI pets that write first. An owner gives each pet a persona, and talks with it in its chat room. When the owner has been away for two hours, a pet writes first.</p>
<p>The graph is at <code>/graphql</code>, for HTTP and for WebSockets (graphql-ws).</p>${forDevelopers && lacksPage ? missing : ''}${forDevelopers ? tools : ''}
</html>
`;
}
