import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { graphiqlPage, graphiqlPolicy } from './graphiql-page.js';
const require = createRequire(import.meta.url);
/** The files of the page, as their packages have them: nothing is built, and nothing comes from elsewhere. */
const files = [
    { name: 'graphiql.min.js', from: 'graphiql', type: 'text/javascript' },
    { name: 'graphiql.min.css', from: 'graphiql', type: 'text/css' },
    { name: 'react.production.min.js', from: 'react/umd', type: 'text/javascript' },
    { name: 'react-dom.production.min.js', from: 'react-dom/umd', type: 'text/javascript' },
];
/**
 * Serves GraphiQL at `/graphiql`, for developers. It needs no other server.
 * @returns whether it does: an installation without the packages for development, such as the image, has no GraphiQL
 */
export function serveGraphiql(fastify) {
    const folders = files.map(({ from }) => folderOf(from));
    if (folders.includes(undefined))
        return false;
    const html = graphiqlPage();
    fastify.get('/graphiql', (_request, reply) => reply
        .headers({ 'content-security-policy': graphiqlPolicy, 'x-robots-tag': 'noindex' })
        .type('text/html; charset=utf-8')
        .send(html));
    for (const [at, { name, type }] of files.entries()) {
        const path = join(folders[at], name);
        fastify.get(`/graphiql/${name}`, (_request, reply) => reply
            .header('cache-control', 'public, max-age=3600')
            .type(`${type}; charset=utf-8`)
            .send(createReadStream(path)));
    }
    return true;
}
/** Finds a folder of an installed package; undefined if it is not installed. */
function folderOf(from) {
    const [name, ...folders] = from.split('/');
    try {
        return join(dirname(require.resolve(`${name}/package.json`)), ...folders);
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=serve-graphiql.js.map