import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { afterAll, expect, test } from '@jest/globals';
import { getOperationAST, OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { listOperations } from '../../src/cli/operation-list.js';
import { openSchema } from '../../src/schema.js';
import { newOwner, newPet, sendMessage, type Json } from '../support/client.js';
import { fromTheStart } from '../support/socket.js';
import { makePageFolder, pageQuery } from '../support/page-folder.js';
import { startApp } from '../support/start-app.js';

const documents = {
  Pets: gql`
    query Pets {
      me {
        id
        pets {
          edges {
            node {
              ...PetName
            }
          }
        }
      }
    }
    fragment PetName on Pet {
      id
      name
    }
  `,
  Send: gql`
    mutation Send($input: SendMessageInput!) {
      sendMessage(input: $input) {
        message {
          id
          content
        }
      }
    }
  `,
  Live: gql`
    subscription Live($id: ID!, $after: String) {
      messageAdded(chatRoomId: $id, after: $after) {
        cursor
        node {
          id
          content
        }
      }
    }
  `,
};
const texts = Object.values(documents).map(({ loc }) => ({ place: 'client', text: loc!.source.body }));
const { manifest } = listOperations(await openSchema(), texts, false);
const bodies = new Map(manifest.operations.map(({ name, body }) => [name, body]));
const ids = new Map(manifest.operations.map(({ name, id }) => [name, id]));

const folder = await mkdtemp(join(tmpdir(), 'nuzzle-persisted-'));
afterAll(() => rm(folder, { recursive: true }));
const file = join(folder, 'manifest.json');
await writeFile(file, JSON.stringify(manifest));

const open = await startApp({ RUN: 'api' });
const app = await open.another({ PERSISTED_OPERATIONS: file, PERSISTED_ONLY: 'on', PAGE: 'off' });
const lenient = await open.another({ PERSISTED_OPERATIONS: file });
const withPage = await open.another({
  PERSISTED_OPERATIONS: file,
  PERSISTED_ONLY: 'on',
  PAGE_DIR: await makePageFolder(),
});
const owner = await newOwner(open.url);
const pet = await newPet(owner);

const byId = (id: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: id } } });
const unlisted = '{ me { id } }';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Sends a request over HTTP, by POST or GET. */
async function post(payload: Json, url = app.url, method: 'GET' | 'POST' = 'POST') {
  const target = new URL(`${url}/graphql`);
  const headers = { authorization: `Bearer ${owner.token}`, 'content-type': 'application/json' };
  if (method === 'GET')
    for (const [name, value] of Object.entries(payload as Record<string, unknown>))
      target.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  const response = await fetch(target, {
    method,
    headers,
    ...(method === 'POST' && { body: JSON.stringify(payload) }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

/** Sends an operation over a socket, and returns its first result. */
async function overSocket(payload: Json, url = app.url): Promise<Json> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: `Bearer ${owner.token}` },
  });
  try {
    return await new Promise((resolve) => {
      client.subscribe(payload, {
        next: resolve,
        error: (errors) => resolve({ errors }),
        complete: () => undefined,
      });
    });
  } finally {
    await client.dispose();
  }
}

const pets = { me: { id: owner.id, pets: { edges: [{ node: { id: pet.id, name: 'Coco' } }] } } };

test('a listed operation runs by its id or its text, over HTTP and sockets', async () => {
  const [id, body] = [ids.get('Pets')!, bodies.get('Pets')!];
  for (const payload of [byId(id), { query: body }, { query: body, ...byId(id) }])
    for (const url of [app.url, lenient.url]) {
      for (const method of ['GET', 'POST'] as const) {
        const answer = await post(payload, url, method);
        expect(answer).toMatchObject({ status: 200, body: { data: pets } });
      }
      expect(await overSocket({ query: '', ...payload }, url)).toMatchObject({ data: pets });
    }
});

const refusals: [what: string, payload: Json, code: string][] = [
  ['another text', { query: unlisted }, 'OPERATION_NOT_ALLOWED'],
  ['another text with its id', { query: unlisted, ...byId(sha256(unlisted)) }, 'OPERATION_NOT_ALLOWED'],
  ['a text that cannot be parsed', { query: '{'.repeat(100_000) }, 'OPERATION_NOT_ALLOWED'],
  [
    'a listed text and one more operation',
    { query: `${bodies.get('Pets')!} query B { me { id } }`, operationName: 'B' },
    'OPERATION_NOT_ALLOWED',
  ],
  ['a question about the schema', { query: '{ __schema { types { name } } }' }, 'OPERATION_NOT_ALLOWED'],
  ['a mutation', { query: 'mutation { logOut { loggedOut } }' }, 'OPERATION_NOT_ALLOWED'],
  ['an unknown id', byId(sha256('nothing')), 'PERSISTED_QUERY_NOT_FOUND'],
  ['the name of a property as its id', byId('__proto__'), 'PERSISTED_QUERY_NOT_FOUND'],
];
test.each(refusals)('%s is refused before it is parsed', async (_what, payload, code) => {
  const { status, body } = await post(payload);
  expect([status, body]).toEqual([400, { errors: [{ message: expect.any(String), extensions: { code } }] }]);
  const { errors } = await overSocket({ query: '', ...payload });
  expect(errors).toEqual([{ message: expect.any(String), extensions: { code } }]);
});

test('an operation that is refused is no access of its owner, and is not remembered', async () => {
  const read = () => open.database.query('SELECT last_active_at FROM users WHERE id = $1', [owner.id]);
  await open.database.query(`UPDATE users SET last_active_at = clock() - interval '1 hour' WHERE id = $1`, [
    owner.id,
  ]);
  const before = await read();
  const id = sha256(unlisted);
  await post({ query: unlisted, ...byId(id) });
  expect((await post(byId(id))).body.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  expect(await read()).toEqual(before);
});

test('a subscription outside the list is refused, and one in it is live', async () => {
  expect(
    (await overSocket({ query: 'subscription { petMessageAdded { cursor } }' })).errors[0].extensions.code,
  ).toBe('OPERATION_NOT_ALLOWED');
});

/** Apollo Client with its link for persisted operations, as its documentation sets it up. */
function apolloClient(url: string, generateHash: (name: string) => string) {
  const requests: Json[] = [];
  const socket = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { Authorization: `Bearer ${owner.token}` },
  });
  const persisted = new PersistedQueryLink({
    generateHash: (document) => generateHash(getOperationAST(document)!.name!.value),
  });
  const http = new HttpLink({
    uri: `${url}/graphql`,
    headers: { authorization: `Bearer ${owner.token}` },
    fetch: (input, init) => {
      requests.push(JSON.parse(init!.body as string));
      return fetch(input, init);
    },
  });
  const link = persisted.concat(
    ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      http,
    ),
  );
  return { client: new ApolloClient({ cache: new InMemoryCache(), link }), requests, socket };
}

test('Apollo Client talks by ids alone: a query, a mutation and a subscription', async () => {
  const { client, requests, socket } = apolloClient(app.url, (name) => ids.get(name)!);
  expect((await client.query<Json>({ query: documents.Pets })).data).toMatchObject(pets);
  const input = { chatRoomId: pet.roomId, content: 'hello by id' };
  const sent = await client.mutate<Json>({ mutation: documents.Send, variables: { input } });
  expect(sent.data.sendMessage.message.content).toBe(input.content);
  const event = await new Promise<Json>((resolve, reject) => {
    const variables = { id: pet.roomId, after: fromTheStart };
    client.subscribe<Json>({ query: documents.Live, variables }).subscribe({ next: resolve, error: reject });
  });
  expect(event.data.messageAdded.node.content).toBe(input.content);
  for (const request of requests) expect(request).not.toHaveProperty('query');
  await socket.dispose();
  client.stop();
});

test('without a list, Apollo Client registers a text once and then sends its id', async () => {
  const { client, requests, socket } = apolloClient(open.url, (name) => sha256(bodies.get(name)!));
  for (let n = 0; n < 2; n++)
    expect(
      (await client.query<Json>({ query: documents.Pets, fetchPolicy: 'network-only' })).data,
    ).toMatchObject(pets);
  expect(requests.map((request) => 'query' in request)).toEqual([false, true, false]);
  await socket.dispose();
  client.stop();
});

test('where others are allowed too, every text runs', async () => {
  expect((await post({ query: unlisted }, lenient.url)).body).toEqual({ data: { me: { id: owner.id } } });
  expect(await overSocket({ query: unlisted }, lenient.url)).toEqual({ data: { me: { id: owner.id } } });
  await sendMessage({ ...owner, url: lenient.url }, pet.roomId, 'still here');
});

test('a file that is no manifest stops the start, with a sentence that says so', async () => {
  const bad = join(folder, 'bad.json');
  const one = manifest.operations[0]!;
  for (const [content, message] of [
    ['{', 'cannot read'],
    ['{}', 'is not a manifest of operations'],
    [JSON.stringify({ ...manifest, version: 2 }), 'is not a manifest of operations'],
    [JSON.stringify({ ...manifest, operations: [one, one] }), 'has one id twice'],
  ] as const) {
    await writeFile(bad, content);
    await expect(open.another({ PERSISTED_OPERATIONS: bad })).rejects.toThrow(message);
  }
  await expect(open.another({ PERSISTED_OPERATIONS: join(folder, 'none.json') })).rejects.toThrow(
    'cannot read',
  );
});

test("the server's own pages work where only listed operations are allowed", async () => {
  for (const path of ['verify-email', 'reset-password']) {
    const html = await (await fetch(`${app.url}/${path}?token=x`)).text();
    const queries = [...html.matchAll(/data-query="([^"]+)"/g)].map(([, query]) => query!);
    expect(queries.length).toBeGreaterThan(0);
    for (const query of queries) {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: { input: {} } }),
      });
      // It is read, and found incomplete.
      expect(((await response.json()) as Json).errors[0].extensions.code).toBe('BAD_USER_INPUT');
    }
  }
});

/** What a server answers to the operation of the page, from somebody who is not logged in. */
async function codeAt(url: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: pageQuery }),
  });
  return ((await response.json()) as Json).errors[0].extensions.code;
}

test('the chat page may send its operations, and only where it is served', async () => {
  expect(await codeAt(withPage.url)).toBe('UNAUTHENTICATED');
  expect(await codeAt(app.url)).toBe('OPERATION_NOT_ALLOWED');
});
