import { expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { readFile } from 'node:fs/promises';
import { firstOperations } from '../../src/http/first-operations.js';
import { caller, type Json } from '../support/client.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';

// The chat page has its own test.
const app = await startApp({ PAGE: 'off' });
const schema = buildSchema(await readFile('schema.graphql', 'utf8'));

const get = async (path: string, url = app.url) => {
  const response = await fetch(`${url}${path}`, { headers: { accept: 'text/html,*/*;q=0.8' } });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const linksOf = (html: string) =>
  [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link]) => link!).filter((link) => link !== 'data:,');

test('the first page leads to the tools, which exist, and to the documents', async () => {
  const { status, headers, text } = await get('/');
  expect(status).toBe(200);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  const links = linksOf(text);
  expect(links).toEqual(expect.arrayContaining(['graphql', 'graphiql']));
  for (const link of links) expect([link, (await get(`/${link}`)).status]).toEqual([link, 200]);
  expect((await get('/docs/GRAPHQL.md')).headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect((await get('/docs/GRAPHQL.md')).text).toBe(await readFile('docs/GRAPHQL.md', 'utf8'));
});

test('GraphiQL comes whole from this server', async () => {
  const { status, headers, text } = await get('/graphiql');
  expect(status).toBe(200);
  const policy = headers.get('content-security-policy')!;
  expect(policy).not.toMatch(/https?:|unsafe-eval|\*/);
  expect(policy).toMatch(/script-src 'self' 'sha256-[^']+';/);
  const files = linksOf(text);
  expect(files).toHaveLength(4);
  for (const file of files) {
    expect(file).toMatch(/^graphiql\/[\w.-]+$/);
    const served = await get(`/${file}`);
    expect([file, served.status]).toEqual([file, 200]);
    expect(served.headers.get('content-type')).toMatch(
      file.endsWith('css') ? /^text\/css/ : /^text\/javascript/,
    );
    expect(served.text.length).toBeGreaterThan(5_000);
  }
});

test.each([
  ['in production', { NODE_ENV: 'production' }, false],
  ['in production, if asked for', { NODE_ENV: 'production', SANDBOX: 'on' }, true],
  ['if switched off', { SANDBOX: 'off' }, false],
])('GraphiQL and the documents %s', async (_when, env, isServed) => {
  const other = await app.another({ RUN: 'api', ...env });
  expect((await get('/graphiql', other.url)).status).toBe(isServed ? 200 : 404);
  expect((await get('/graphiql/graphiql.min.js', other.url)).status).toBe(isServed ? 200 : 404);
  expect((await get('/docs/GRAPHQL.md', other.url)).status).toBe(isServed ? 200 : 404);
  const front = await get('/', other.url);
  expect(front.status).toBe(200);
  expect(linksOf(front.text).length > 0).toBe(isServed);
  await other.close();
});

const preparedIn = async () => {
  const { text } = await get('/graphql');
  return JSON.parse(/embeddedSandboxConfig = (\{.*\});/.exec(text)![1]!).initialState as {
    document: string;
    variables: Json;
    headers: Record<string, string>;
  };
};

test('Sandbox opens with the first operations, their variables and the header for the token', async () => {
  const { document, variables, headers } = await preparedIn();
  const parsed = parse(document);
  expect(validate(schema, parsed)).toEqual([]);
  expect(parsed.definitions.map((one) => 'name' in one && one.name?.value)).toEqual(
    firstOperations().map(({ name }) => name),
  );
  expect(Object.keys(headers)).toEqual(['authorization']);
  // A header that is not filled in yet does not refuse the operation that gives the token.
  const { signUp } = await caller(app.url, undefined, headers).request(
    firstOperations()[0]!.query,
    variables,
  );
  expect(signUp.accessToken).toEqual(expect.any(String));
});

test('the first operations run in their order, up to a pet’s answer on the socket', async () => {
  const { variables } = await preparedIn();
  const [signUp, createPet, send, follow, open] = firstOperations();
  const { accessToken } = (
    await caller(app.url).request(signUp!.query, {
      owner: {
        ...variables.owner,
        username: `x${variables.owner.username}`,
        email: `x${variables.owner.email}`,
      },
    })
  ).signUp;
  const owner = caller(app.url, accessToken);
  const { chatRoom } = (await owner.request(createPet!.query, variables)).createPet.pet;
  await using socket = openTestSocket(app.url, accessToken);
  const events = socket.subscribe(follow!.query, { ...variables, chatRoomId: chatRoom.id });
  await socket.connected;
  await owner.request(send!.query, { message: { ...variables.message, chatRoomId: chatRoom.id } });
  expect((await events.next()).messageAdded.node.type).toBe('USER');
  expect((await events.next()).messageAdded.node.type).toBe('PET');
  const { me } = await owner.request(open!.query);
  expect(me.chatRooms.edges).toHaveLength(1);
});
