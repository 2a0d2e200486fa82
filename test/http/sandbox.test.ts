import { expect, test } from '@jest/globals';
import { caller } from '../support/client.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';

const app = await startApp({ RUN: 'api' });
const production = { NODE_ENV: 'production' };

const page = async (url: string, path = '/graphql') => {
  const response = await fetch(`${url}${path}`, { headers: { accept: 'text/html,*/*;q=0.8' } });
  return { status: response.status, html: await response.text() };
};

test.each([
  ['in development', {}, true],
  ['in production', production, false],
  ['in production, if asked for', { ...production, SANDBOX: 'on' }, true],
  ['in development, if switched off', { SANDBOX: 'off' }, false],
])('Apollo Sandbox %s', async (_when, env, isServed) => {
  const other = await app.another(env);
  const { url } = other;
  for (const path of ['/graphql', '/graphql/']) {
    const { status, html } = await page(url, path);
    expect(status).toBe(200);
    expect(html.includes('EmbeddedSandbox')).toBe(isServed);
    expect(html.includes('Apollo Sandbox is switched off')).toBe(!isServed);
    expect(html.includes('apollographql.com')).toBe(isServed);
  }
  await other.close();
});

test('Sandbox reports nothing, keeps to this server, and sends no cookies', async () => {
  const { html } = await page(app.url);
  const config = JSON.parse(/embeddedSandboxConfig = (\{.*\});/.exec(html)![1]!);
  expect(config).toMatchObject({
    runTelemetry: false,
    endpointIsEditable: false,
    initialState: { includeCookies: false, pollForSchemaUpdates: false },
  });
});

const asking = [
  '{ __schema { queryType { name } } }',
  '{ __type(name: "User") { name } }',
  '{ a: __schema { types { name } } webPushKey }',
  'query { ...F } fragment F on Query { __type(name: "Pet") { name } }',
];

test.each([
  ['in development', {}, true],
  ['in production', production, false],
  ['in production, if asked for', { ...production, INTROSPECTION: 'on' }, true],
  ['in development, if switched off', { INTROSPECTION: 'off' }, false],
])('the schema can be asked for %s', async (_when, env, isAllowed) => {
  const other = await app.another(env);
  const { url } = other;
  {
    await using socket = openTestSocket(url);
    for (const query of asking) {
      const results = [await caller(url).send(query), await socket.subscribe(query).nextResult()];
      for (const { data, errors } of results) {
        if (isAllowed) expect([data, errors]).toEqual([expect.any(Object), undefined]);
        else expect(errors!.map(({ extensions }) => extensions.code)).toContain('GRAPHQL_VALIDATION_FAILED');
      }
    }
    // The name of a type is no question about the schema.
    expect(await caller(url).request('{ __typename }')).toEqual({ __typename: 'Query' });
  }
  await other.close();
});
