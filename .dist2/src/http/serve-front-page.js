import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
// From dist/src/http. The image has no documents.
const documentsFolder = join(import.meta.dirname, '../../../docs');
const style = `
body { font: 16px/1.6 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem; color: #222; }
dt { margin-top: 1rem; font-weight: 600; }
dd { margin: 0; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818; } a { color: #8cf; } }`;
const policy = `default-src 'none'; img-src data:; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;
/**
 * Serves a page at `/` that says what this is and, for developers, where to begin; and the documents as they are.
 * @param hasGraphiql whether `/graphiql` exists
 */
export function serveFrontPage(fastify, forDevelopers, hasGraphiql) {
    const documents = forDevelopers && existsSync(documentsFolder) ? readdirSync(documentsFolder) : [];
    const names = documents.filter((name) => /^[A-Z-]+\.md$/.test(name));
    const html = pageOf(forDevelopers, hasGraphiql, names);
    fastify.get('/', (_request, reply) => reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html));
    for (const name of names)
        fastify.get(`/docs/${name}`, (_request, reply) => reply.type('text/plain; charset=utf-8').send(readFileSync(join(documentsFolder, name), 'utf8')));
}
function pageOf(forDevelopers, hasGraphiql, documents) {
    const links = documents.map((name) => `<a href="docs/${name}">${name}</a>`).join(', ');
    const graphiql = `<dt><a href="graphiql">GraphiQL</a></dt>
<dd>The same operations, with subscriptions. It comes from this server, and needs no other.</dd>
`;
    const tools = `
<dl>
<dt><a href="graphql">Apollo Sandbox</a></dt>
<dd>The graph with its documentation, and the first operations ready to run. Its page comes from Apollo's servers.</dd>
${hasGraphiql ? graphiql : ''}${links && `<dt>Documents</dt>\n<dd>${links}</dd>`}
</dl>`;
    return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nuzzle</title>
<link rel="icon" href="data:,">
<style>${style}</style>
<h1>Nuzzle</h1>
<p>Nuzzle is a GraphQL back end for AI pets that write first. An owner gives each pet a persona, and talks with it in its chat room. When the owner has been away for two hours, a pet writes first.</p>
<p>The graph is at <code>/graphql</code>, for HTTP and for WebSockets (graphql-ws).</p>${forDevelopers ? tools : ''}
</html>
`;
}
//# sourceMappingURL=serve-front-page.js.map