import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = import.meta.dirname;
// The one package of the page, as it is.
const graphqlWs = dirname(fileURLToPath(import.meta.resolve('graphql-ws/client')));
const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

const server = createServer(({ url }, response) => {
  const { pathname } = new URL(url, 'http://localhost');
  const [, name = 'index.html'] = /^\/([\w-]+\.(?:html|css|js))?$/.exec(pathname) ?? [];
  const [, part] = /^\/graphql-ws\/([\w-]+\.js)$/.exec(pathname) ?? [];
  const file = part ? join(graphqlWs, part) : join(here, name);
  createReadStream(file)
    .once('open', () => response.setHeader('content-type', `${types[extname(file)]}; charset=utf-8`))
    .once('error', () => response.writeHead(404).end())
    .pipe(response);
});
server.listen(Number(process.env.PORT ?? 5000), '127.0.0.1', () =>
  console.log(`http://localhost:${server.address().port}/`),
);
