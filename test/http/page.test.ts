import { get as httpGet, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { makePageFolder, pageScript } from '../support/page-folder.js';
import { startProcess } from '../support/process.js';
import { startApp } from '../support/start-app.js';
import { testEnvironment } from '../support/app.js';

const folder = await makePageFolder();
const app = await startApp({ PAGE_DIR: folder, TRUST_PROXY: 'loopback' });

/** Sends a request with its path and headers as they are, and reads the answer undecoded. */
async function send(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const request = httpGet(app.url, { path, headers, method });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}

const policyOf = ({ headers }: Awaited<ReturnType<typeof send>>) =>
  headers['content-security-policy'] as string;

test.each(['/', '/?from=push', '/rooms/12', '/settings/devices'])('%s is the page', async (path) => {
  const { status, headers, body } = await send(path);
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(body.toString()).toContain('<title>Page</title>');
  expect(headers['cache-control']).toBe('no-cache');
});

test.each([
  '/rooms',
  '/rooms/12/13',
  '/nowhere',
  '/assets/main-0000.js',
  '/assets/',
  '/assets',
  '/paths.json',
  '/operations.json',
  '/.built-from',
  '/index.html.br',
  '/icons',
  '/icons/',
  '//etc/passwd',
])('%s is not', async (path) => {
  const { status, headers, body } = await send(path);
  expect(status).toBe(404);
  expect(JSON.parse(body.toString()).errors[0].extensions.code).toBe('NOT_FOUND');
  // It may exist in the next version.
  expect(headers['cache-control']).toBeUndefined();
});

test.each([
  ['/assets/../paths.json', 403],
  ['/assets/%2e%2e/paths.json', 403],
  ['/assets/..%2findex.html', 403],
  ['/assets/%00', 400],
])('%s leads out of the page, and is refused', async (path, expected) => {
  const { status, body } = await send(path);
  expect(status).toBe(expected);
  expect(JSON.parse(body.toString()).errors[0].extensions.code).toBe('BAD_REQUEST');
});

test('what the server has itself stays where it is', async () => {
  expect(JSON.parse((await send('/health/live')).body.toString())).toEqual({ status: 'live' });
  expect((await send('/graphql', { accept: 'text/html' })).body.toString()).not.toContain('<title>Page');
  expect((await send('/graphiql')).body.toString()).toContain('GraphiQL');
  expect((await send('/reset-password')).body.toString()).toContain('Choose a new password');
  const { status, headers } = await send('/rooms/12', {}, 'POST');
  expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
});

test.each([
  ['/assets/main-1a2b.js', 'application/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/picture-3c4d.png', 'image/png', 'public, max-age=31536000, immutable'],
  ['/worker.js', 'application/javascript; charset=utf-8', 'no-cache'],
  ['/manifest.webmanifest', 'application/manifest+json', 'no-cache'],
  ['/icons/192.png', 'image/png', 'no-cache'],
  ['/', 'text/html; charset=utf-8', 'no-cache'],
])('%s is kept as long as it may be, and asked for by its tag', async (path, type, cacheControl) => {
  const { status, headers, body } = await send(path);
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, cacheControl]);
  const again = await send(path, { 'if-none-match': headers.etag! });
  expect([again.status, again.headers['cache-control'], again.body.length]).toEqual([304, cacheControl, 0]);
  const head = await send(path, {}, 'HEAD');
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([
    200,
    String(body.length),
    0,
  ]);
});

test.each([
  ['br', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['identity', undefined],
  ['br;q=0, gzip', 'gzip'],
])('for accept-encoding: %s the script comes as %s', async (accepted, encoding) => {
  const { headers, body } = await send('/assets/main-1a2b.js', { 'accept-encoding': accepted });
  expect(headers['content-encoding']).toBe(encoding);
  expect(headers.vary).toBe('accept-encoding');
  expect(headers['content-type']).toBe('application/javascript; charset=utf-8');
  if (encoding) expect(body.length).toBeLessThan(pageScript.length / 10);
  const { headers: page } = await send('/rooms/12', { 'accept-encoding': accepted });
  expect(page['content-encoding']).toBe(encoding);
  const decoded = await fetch(`${app.url}/assets/main-1a2b.js`, { headers: { 'accept-encoding': accepted } });
  expect(await decoded.text()).toBe(pageScript);
});

test.each([
  [{ host: 'pets.example.com' }, ' ws://pets.example.com;'],
  [{ host: 'pets.example.com:8443', 'x-forwarded-proto': 'https' }, ' wss://pets.example.com:8443;'],
  [{ host: 'inner', 'x-forwarded-host': 'outer.example.com' }, ' ws://outer.example.com;'],
  [{ host: '[::1]:4000' }, ' ws://[::1]:4000;'],
  [{ host: 'x', 'x-forwarded-host': "a; script-src 'unsafe-inline'" }, ';'],
  [{ host: 'x', 'x-forwarded-host': '*' }, ';'],
])('the page of %j may open a socket only there', async (headers, address) => {
  const policy = policyOf(await send('/', headers));
  expect(policy).toContain(`connect-src 'self'${address} frame-ancestors 'none'`);
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});

test('the policy of the page allows what it has, and nothing inline', async () => {
  for (const path of ['/', '/assets/main-1a2b.js', '/worker.js']) {
    const policy = policyOf(await send(path));
    const allowed = new Map(
      policy.split('; ').map((one) => one.split(/ (.*)/).slice(0, 2) as [string, string]),
    );
    expect(Object.fromEntries(allowed)).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'worker-src': "'self'",
      'manifest-src': "'self'",
      'connect-src': expect.stringMatching(/^'self' ws:\/\/localhost:\d+$/),
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
  }
});

const pageOf = async (url: string, path = '/') => {
  const response = await fetch(`${url}${path}`);
  return { status: response.status, text: await response.text() };
};

test('without a build, / says how to make one, and the API goes on', async () => {
  const other = await app.another({ RUN: 'api', PAGE_DIR: join(folder, 'nowhere') });
  expect(other.pageUrl).toBeUndefined();
  expect((await pageOf(other.url)).text).toContain('<code>npm run pages</code>');
  expect((await pageOf(other.url, '/health/live')).status).toBe(200);
  expect((await pageOf(other.url, '/rooms/12')).status).toBe(404);
  await other.close();
});

test.each([
  [{ PAGE: 'off' }, true],
  [{ PAGE: 'off', NODE_ENV: 'production' }, false],
])('with %j there is no page', async (env, hasLinks) => {
  const other = await app.another({ RUN: 'api', ...env });
  expect(other.pageUrl).toBeUndefined();
  const { text } = await pageOf(other.url);
  expect(text).not.toContain('npm run pages');
  expect(text.includes('<a href')).toBe(hasLinks);
  expect((await pageOf(other.url, '/assets/main-1a2b.js')).status).toBe(404);
  await other.close();
});

test('in production the page is served too', async () => {
  const other = await app.another({ RUN: 'api', NODE_ENV: 'production' });
  expect((await pageOf(other.url)).text).toContain('<title>Page</title>');
  expect((await pageOf(other.url, '/docs/')).status).toBe(404);
  await other.close();
});

test('what a process prints at its start ends in the address of the page', async () => {
  await using running = await startProcess({ ...testEnvironment(app.database.url), PAGE_DIR: folder });
  expect(running.output.trimEnd().split('\n').at(-1)).toBe(`Open ${running.url}/ to talk with a pet.`);
  expect((await pageOf(running.url)).text).toContain('<title>Page</title>');
  await running.end('SIGTERM');
});
