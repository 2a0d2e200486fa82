import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { makePageFolder } from '../support/page-folder.js';
import { startApp } from '../support/start-app.js';

/** Every path that answers GET on the servers that this file starts. */
const paths = new Set<string>();
const collect = (message: unknown) =>
  (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url }) => {
    if ([method].flat().includes('GET'))
      paths.add(url.replaceAll(/:\w+/g, '12').replace('/docs/*', '/docs/graphql').replace('*', 'index.html'));
  });
subscribe('fastify.initialization', collect);
afterAll(() => void unsubscribe('fastify.initialization', collect));

const token = 'the-token-of-an-operator-is-long-enough';
const app = await startApp({ ADMIN_TOKEN: token, PAGE_DIR: await makePageFolder() });
const withoutPage = await app.another({ RUN: 'api', PAGE: 'off' });
const inProduction = await app.another({ RUN: 'api', NODE_ENV: 'production' });

/** The tools for developers and operators that others make, which write styles or scripts into their pages. */
const tools = /^\/graphql\/?$|^\/graphiql$|^\/admin\/jobs/;

test('no page that owners or readers open allows anything inline', async () => {
  const kinds: string[] = [];
  for (const { url } of [app, withoutPage, inProduction])
    for (const path of paths) {
      if (path.endsWith('/events')) continue;
      const response = await fetch(url + path, {
        redirect: 'manual',
        headers: { accept: 'text/html', authorization: `Bearer ${token}` },
      });
      const html = await response.text();
      if (
        !response.headers.get('content-type')?.startsWith('text/html') ||
        (tools.test(path) && url !== inProduction.url)
      )
        continue;
      kinds.push(path);
      const policy = response.headers.get('content-security-policy')!;
      expect([path, policy]).toEqual([
        path,
        expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'$/),
      ]);
      expect([path, policy]).toEqual([path, expect.not.stringMatching(/unsafe|https?:|\s\*|blob:/)]);
      // What is inline all the same is named by its hash.
      const inline = [...html.matchAll(/<(script|style)>/g)].length;
      expect([path, [...policy.matchAll(/'sha256-/g)].length]).toEqual([path, inline]);
      expect([path, html.match(/\sstyle=|\son[a-z]+=/)]).toEqual([path, null]);
    }
  expect(new Set(kinds)).toEqual(
    new Set([
      '/',
      '/rooms/12',
      '/settings/12',
      '/verify-email',
      '/reset-password',
      '/graphql',
      '/graphql/',
      ...(paths.has('/docs/graphql') ? ['/docs/', '/docs/graphql'].filter((path) => paths.has(path)) : []),
    ]),
  );
});
