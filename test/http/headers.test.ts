import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { makePageFolder } from '../support/page-folder.js';
import { startApp } from '../support/start-app.js';

/** Every route of every server that this file starts. */
const routes: { method: string; url: string }[] = [];
const collect = (message: unknown) =>
  (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ method: one, url });
  });
subscribe('fastify.initialization', collect);
afterAll(() => void unsubscribe('fastify.initialization', collect));

const token = 'the-token-of-an-operator-is-long-enough';
const origin = 'https://pages.example.com';
const app = await startApp({
  ADMIN_TOKEN: token,
  TRUST_PROXY: 'loopback',
  PAGE_DIR: await makePageFolder(),
});

const toPath = (url: string) => url.replaceAll(/:\w+/g, 'x').replace('*', 'index.html');
const isShared = (path: string) => /^\/(graphql\/?|exports\/[^/]+)$/.test(path);

const send = (method: string, path: string, headers: Record<string, string> = {}) =>
  fetch(`${app.url}${path}`, {
    method,
    headers: {
      origin,
      authorization: `Bearer ${token}`,
      'access-control-request-method': 'POST',
      ...(method === 'POST' && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(method === 'POST' && { body: '{}' }),
  });

const expectSafe = ({ headers }: Response, path: string) => {
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('strict-transport-security')).toBeNull();
  expect([path, headers.get('access-control-allow-origin')]).toEqual([path, isShared(path) ? '*' : null]);
  expect(headers.get('access-control-allow-credentials')).toBeNull();
};

test('every route sends the security headers, and only the graph and exports are shared with other origins', async () => {
  expect(new Set(routes.map(({ url }) => url.split('/')[1]))).toEqual(
    new Set([
      'health',
      'admin',
      'graphql',
      'exports',
      'verify-email',
      'reset-password',
      'graphiql',
      'docs',
      'rooms',
      'settings',
      'assets',
      'icons',
      'worker.js',
      'manifest.webmanifest',
      '',
      undefined,
    ]),
  );
  for (const { method, url } of routes) {
    // Agendash starts and deletes jobs.
    if (url.startsWith('/admin/jobs/api') && method !== 'GET') continue;
    const path = toPath(url);
    const response = await send(method, path.startsWith('/') ? path : `/${path}`);
    expectSafe(response, path);
    // Except for the stream of events, which has no end; the app ends it when it closes.
    if (!path.endsWith('/events')) await response.arrayBuffer();
  }
});

const paths = [...new Set(routes.map(({ url }) => toPath(url)))].filter((path) => path.startsWith('/'));
const methods = ['OPTIONS', 'PUT', 'PATCH', 'DELETE'];

test.each(methods)(
  'a %s of any path sends the security headers, and is not let in by other origins',
  async (method) => {
    for (const path of [...paths, '/', '/nowhere', '/graphqlx', '/graphql/x', '/admin', '/admin/nowhere']) {
      if (path.startsWith('/admin/jobs/api') && method !== 'OPTIONS') continue;
      const response = await send(method, path);
      const text = await response.text();
      if (method === 'OPTIONS' && isShared(path)) expect(response.status).toBe(204);
      else
        expect([path, [404, 405].includes(response.status), JSON.parse(text)]).toMatchObject([
          path,
          true,
          {},
        ]);
      const { headers } = response;
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      if (!(method === 'OPTIONS' && isShared(path)))
        expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  },
);

const post = (body: string, type = 'application/json') =>
  fetch(`${app.url}/graphql`, { method: 'POST', headers: { origin, 'content-type': type }, body });

test('errors send them too', async () => {
  for (const [response, status] of [
    [await post('{'), 400],
    [await post('x'.repeat(300_000)), 413],
    [await post('x', 'text/nonsense'), 415],
    [await post('{"query":"{"}'), 400],
  ] as const) {
    expect(response.status).toBe(status);
    expectSafe(response, '/graphql');
  }
  const refused = await send('GET', '/admin/metrics', { authorization: 'Bearer wrong' });
  expect(refused.status).toBe(401);
  expectSafe(refused, '/admin/metrics');
});

test('browsers that came over TLS are told to stay there', async () => {
  for (const path of ['/graphql', '/health/live', '/admin/metrics', '/nowhere']) {
    const { headers } = await send('GET', path, { 'x-forwarded-proto': 'https' });
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
  }
  const { headers } = await send('GET', '/health/live', { 'x-forwarded-proto': 'http' });
  expect(headers.get('strict-transport-security')).toBeNull();
});

test('what an untrusted client says of TLS is not believed', async () => {
  const other = await app.another({ TRUST_PROXY: '', RUN: 'api' });
  const { headers } = await fetch(`${other.url}/health/live`, { headers: { 'x-forwarded-proto': 'https' } });
  expect(headers.get('strict-transport-security')).toBeNull();
});

test('the pages of Agendash keep their policy, and cannot be framed', async () => {
  const { headers } = await send('GET', '/admin/jobs/');
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self';.*; frame-ancestors 'none'$/);
});
