import type { ApolloClient, ApolloCache } from '@apollo/client';
import { CombinedGraphQLErrors, gql } from '@apollo/client';
import { expect, test } from '@jest/globals';
import type { DocumentNode } from 'graphql';
import type { Client } from 'graphql-ws';
import { until } from '../support/absence.js';
import { caller, newPet, sendMessage, type Caller, type Json } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { device, newStorage } from './browser-globals.js';
import { compileGuide, filesOfGuide, hasKit } from './guide.js';

interface Session {
  readonly accessToken: string | undefined;
  signUp(input: Json): Promise<void>;
  logIn(login: string, password: string): Promise<void>;
  refresh(refused: string | undefined): Promise<void>;
  end(): void;
}
type Store = ReturnType<typeof newStorage>;
interface Outbox {
  readonly unsent: { content: string }[];
  add(roomId: string, content: string): Promise<void>;
  flush(): Promise<void>;
}
interface Guide {
  session: { Session: new (url: string, storage: Store) => Session };
  socket: { openSocket: (session: Session, keepAlive?: number) => Client };
  client: { createApollo: (session: Session, socket: Client) => ApolloClient };
  room: {
    Room: DocumentNode;
    watchRoom: (client: ApolloClient, id: string) => { query: Json; loadOlder: () => Promise<void> };
  };
  live: {
    Home: DocumentNode;
    followOwner: (client: ApolloClient, after: string) => () => void;
    placeMessage: (cache: ApolloCache, roomId: string, cursor: string, node: Json) => void;
  };
  reply: {
    followReply: (
      client: ApolloClient,
      roomId: string,
      onWords: (words: string) => void,
      onFailure: (reason: string) => void,
    ) => () => void;
  };
  send: { send: (client: ApolloClient, draft: Json) => Promise<void> };
  presence: { tellPresence: (client: ApolloClient, page: Json, idle?: number) => () => void };
  errors: {
    formErrors: (error: unknown) => { fields: Record<string, string>; message: string | undefined };
    codeOf: (error: unknown) => string | undefined;
  };
  outbox: {
    Outbox: new (
      client: ApolloClient,
      storage: Store,
      onRefused: (draft: Json, error: unknown) => void,
    ) => Outbox;
  };
}

device.install();
const app = await startApp();
const load = await compileGuide();
const names = [
  'session',
  'socket',
  'client',
  'room',
  'live',
  'reply',
  'send',
  'presence',
  'errors',
  'outbox',
];
const modules = await Promise.all(names.map(async (name) => [name, await load(name)] as const));
const guide = Object.fromEntries(modules) as unknown as Guide;

const password = 'correct horse battery';
let owners = 0;

interface FrontEnd {
  session: Session;
  storage: Store;
  client: ApolloClient;
  username: string;
  /** The owner's operations that do not go through the guide's files. */
  owner: Caller;
  /** One more tab of the same browser. */
  anotherTab: () => { client: ApolloClient; session: Session };
  close: () => Promise<void>;
}

/** A front end made of the guide's files, of an owner who has just signed up. */
async function openFrontEnd(url = app.url, keepAlive?: number): Promise<FrontEnd> {
  const storage = newStorage();
  const sockets: Client[] = [];
  const open = () => {
    const session = new guide.session.Session(`${url}/graphql`, storage);
    const socket = guide.socket.openSocket(session, keepAlive);
    sockets.push(socket);
    return { session, client: guide.client.createApollo(session, socket) };
  };
  const { session, client } = open();
  const username = `guide_${++owners}`;
  await session.signUp({ username, email: `${username}@example.com`, password });
  return {
    session,
    storage,
    client,
    username,
    owner: caller(url, session.accessToken),
    anotherTab: open,
    async close() {
      client.stop();
      // It rejects if the socket waits to connect again.
      for (const socket of sockets) await Promise.resolve(socket.dispose()).catch(() => undefined);
    },
  };
}

/** The contents that a room shows; `wait` resolves once they satisfy a condition. */
function show(client: ApolloClient, roomId: string) {
  const room = guide.room.watchRoom(client, roomId);
  let edges: Json[] = [];
  const seen: string[][] = [];
  let look: (() => void) | undefined;
  const subscription = room.query.subscribe(({ data }: Json) => {
    if (!data?.chatRoom?.messages) return;
    edges = data.chatRoom.messages.edges;
    seen.push(edges.map(({ node }) => node.content as string));
    look?.();
  });
  const contents = () => edges.map(({ node }) => node.content as string);
  return {
    ...room,
    contents,
    seen,
    edges: () => edges,
    wait: (wanted: (now: string[]) => boolean) =>
      new Promise<void>((resolve) => {
        look = () => (wanted(contents()) ? resolve() : undefined);
        look();
      }),
    stop: () => subscription.unsubscribe() as void,
  };
}

const homeOf = async (client: ApolloClient): Promise<Json> =>
  (await client.query<Json>({ query: guide.live.Home, fetchPolicy: 'network-only' })).data.me;

test('every file of the guide has a name, and is tested', async () => {
  // The others are parts of these, are used by the compiler, or have tests of their own.
  const others = ['cache', 'codegen', 'follow', 'kit', 'limits', 'resume'];
  expect([...(await filesOfGuide()).keys()].toSorted()).toEqual(
    [...names, ...others].map((name) => `${name}.ts`).toSorted(),
  );
});

test('a message appears at once, stays one message, and is answered word by word', async () => {
  const { client, owner, close } = await openFrontEnd();
  const { roomId } = await newPet(owner);
  const { liveCursor } = await homeOf(client);
  const unfollow = guide.live.followOwner(client, liveCursor);
  const room = show(client, roomId);
  const words: string[] = [];
  const failures: string[] = [];
  const stop = guide.reply.followReply(
    client,
    roomId,
    (now) => words.push(now),
    (reason) => failures.push(reason),
  );
  await room.wait(() => room.seen.length > 0);
  // Nobody types before the first answer is shown.
  await homeOf(client);
  const sending = guide.send.send(client, {
    clientMessageId: 'c-1',
    chatRoomId: roomId,
    content: 'Good morning',
  });
  await room.wait((now) => now.includes('Good morning'));
  expect(room.edges()[0].node.id).toBe('draft:c-1');
  await sending;
  await room.wait((now) => now.length === 2);
  expect(room.contents()[0]).toBe('Good morning');
  expect(room.edges()[0].node.id).toMatch(/^\d+$/);
  // At no time was it there twice.
  expect(room.seen.filter((now) => now.filter((one) => one === 'Good morning').length > 1)).toEqual([]);
  expect(words.at(-1)).toBe('');
  await sendMessage(owner, roomId, '/fail');
  const [failure] = await until(
    () => Promise.resolve(failures),
    ({ length }) => length > 0,
  );
  expect(failure).toMatch(/\w/);
  stop();
  unfollow();
  room.stop();
  await close();
});

test('older messages come in pages, and what other devices do comes live, through lost connections', async () => {
  const { client, owner, close } = await openFrontEnd();
  const { roomId } = await newPet(owner);
  for (let n = 0; n < 45; n++) await sendMessage(owner, roomId, `message ${n}`, `m-${n}`);
  const { liveCursor } = await homeOf(client);
  const room = show(client, roomId);
  await room.wait((now) => now.length >= 20);
  const unfollow = guide.live.followOwner(client, liveCursor);
  for (let page = 0; page < 5; page++) await room.loadOlder();
  await room.wait((now) => now.includes('message 0'));
  const ofOwner = () => room.contents().filter((one) => one.startsWith('message '));
  const all = Array.from({ length: 45 }, (_, n) => `message ${n}`);
  expect(ofOwner()).toEqual(all);
  for (let n = 45; n < 50; n++) {
    await sendMessage(owner, roomId, `message ${n}`, `m-${n}`);
    await room.wait((now) => now.includes(`message ${n}`));
    device.cut();
  }
  expect(ofOwner()).toHaveLength(50);
  // A message that is deleted loses its words in its place, however old it is; also one that is not loaded.
  const deleted = room.edges().find(({ node }) => node.content === 'message 3').node.id;
  await owner.request('mutation ($id: ID!) { deleteMessage(input: { messageId: $id }) { message { id } } }', {
    id: deleted,
  });
  await room.wait((now) => !now.includes('message 3'));
  expect(room.edges().filter(({ node }) => node.id === deleted)).toHaveLength(1);
  // A room that is new, and one that is gone.
  const { roomId: second, id: petId } = await newPet(owner, 'Nabi');
  const rooms = () => {
    const home = client.readQuery<Json>({ query: guide.live.Home });
    return home?.me.chatRooms.nodes.map(({ id }: Json) => id as string) as string[];
  };
  const changes = client.watchQuery<Json>({ query: guide.live.Home });
  const listed = (wanted: () => boolean) =>
    new Promise<void>((resolve) => {
      const watching = changes.subscribe(() => {
        if (!wanted()) return;
        queueMicrotask(() => watching.unsubscribe());
        resolve();
      });
    });
  await listed(() => rooms().includes(second));
  await owner.request('mutation ($id: ID!) { deletePet(input: { petId: $id }) { deletedPetId } }', {
    id: petId,
  });
  await listed(() => !rooms().includes(second));
  unfollow();
  room.stop();
  await close();
});

test('a message of before what is loaded is not put below it', async () => {
  const { client, owner, close } = await openFrontEnd();
  const { roomId } = await newPet(owner);
  for (let n = 0; n < 30; n++) await sendMessage(owner, roomId, `message ${n}`, `m-${n}`);
  const room = show(client, roomId);
  await room.wait((now) => now.length === 20);
  const before = room.contents();
  const old = { ...room.edges()[0].node, id: '1', content: 'old', sentAt: '2020-01-01T00:00:00.000Z' };
  guide.live.placeMessage(client.cache, roomId, 'cursor', old);
  const newest = { ...old, id: '999999', content: 'newest', sentAt: '2999-01-01T00:00:00.000Z' };
  guide.live.placeMessage(client.cache, roomId, 'cursor', newest);
  await room.wait((now) => now.at(-1) === 'newest');
  expect(room.contents()).toEqual([...before, 'newest']);
  guide.live.placeMessage(client.cache, roomId, 'cursor', { ...newest, replacedAt: newest.sentAt });
  await room.wait((now) => now.at(-1) !== 'newest');
  expect(room.contents()).toEqual(before);
  room.stop();
  await close();
});

test('two tabs whose token expired refresh once, over HTTP and on the socket', async () => {
  const { client, session, owner, storage, anotherTab, close } = await openFrontEnd();
  const other = anotherTab();
  const { roomId } = await newPet(owner);
  const { liveCursor } = await homeOf(client);
  const unfollow = guide.live.followOwner(client, liveCursor);
  const room = show(client, roomId);
  await room.wait(() => room.seen.length > 0);
  const first = session.accessToken;
  app.clock.ahead = 16 * 60_000;
  try {
    await Promise.all([homeOf(client), homeOf(other.client), homeOf(client)]);
    expect(session.accessToken).not.toBe(first);
    expect(other.session.accessToken).toBe(session.accessToken);
    // A second refresh of a token that is spent would have ended the session.
    await session.refresh(first);
    // The socket is closed with 4403, gets a token, and resumes.
    app.clock.ahead = 32 * 60_000;
    device.cut();
    await guide.send.send(other.client, {
      clientMessageId: 'c-2',
      chatRoomId: roomId,
      content: 'Still there?',
    });
    await room.wait((now) => now.includes('Still there?'));
    const { sessions } = (await caller(app.url, session.accessToken).request('{ me { sessions { id } } }'))
      .me;
    expect(sessions).toHaveLength(1);
    await caller(app.url, session.accessToken).request(
      'mutation { logOutEverywhere(input: {}) { endedSessions } }',
    );
    await expect(session.refresh(session.accessToken)).rejects.toThrow(/session/);
    expect([session.accessToken, other.session.accessToken]).toEqual([undefined, undefined]);
    expect(storage.getItem('nuzzle.device')).not.toBeNull();
  } finally {
    app.clock.ahead = 0;
  }
  unfollow();
  room.stop();
  await close();
});

test('a socket that is dead without having been closed is given up, and what was missed comes', async () => {
  const { client, owner, close } = await openFrontEnd(app.url, 100);
  const { roomId } = await newPet(owner);
  const { liveCursor } = await homeOf(client);
  const room = show(client, roomId);
  const unfollow = guide.live.followOwner(client, liveCursor);
  await sendMessage(owner, roomId, 'before');
  await room.wait((now) => now.includes('before'));
  device.silence();
  await sendMessage(owner, roomId, 'after');
  await room.wait((now) => now.includes('after'));
  unfollow();
  room.stop();
  await close();
});

test('a page that is hidden or that nobody touches is away, and a touch brings its owner back', async () => {
  const { client, owner, close } = await openFrontEnd();
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const stop = guide.presence.tellPresence(client, page, 100);
  const told = (state: string) =>
    until(
      async () => (await owner.request('{ me { sessions { presence } } }')).me.sessions[0].presence as string,
      (now) => now === state,
    );
  await told('AWAY');
  page.dispatchEvent(new Event('keydown'));
  await told('ACTIVE');
  page.visibilityState = 'hidden';
  page.dispatchEvent(new Event('visibilitychange'));
  await told('AWAY');
  stop();
  await close();
});

test('an error is shown at its fields, or as a whole', async () => {
  const { client, username, close } = await openFrontEnd();
  const other = await openFrontEnd();
  const update = gql(
    'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { user { id } } }',
  );
  const refused = (input: Json, mutation = update) =>
    client.mutate({ mutation, variables: { input } }).then(
      () => undefined,
      (error: unknown) => error,
    );
  const wrong = await refused({ username: 'a', timeZone: 'Mars/Base', currentPassword: password });
  expect(CombinedGraphQLErrors.is(wrong)).toBe(true);
  const { fields, message } = guide.errors.formErrors(wrong);
  expect(Object.keys(fields).toSorted()).toEqual(['timeZone', 'username']);
  expect(message).toBeUndefined();
  const taken = await refused({ username: other.username, currentPassword: password });
  expect(guide.errors.codeOf(taken)).toBe('CONFLICT');
  expect(guide.errors.formErrors(taken).fields['username']).toMatch(/taken/);
  const logIn = gql('mutation ($input: LogInInput!) { logIn(input: $input) { expiresAt } }');
  const stranger = await refused({ login: username, password: 'wrong horse battery' }, logIn);
  expect(guide.errors.formErrors(stranger)).toEqual({ fields: {}, message: expect.stringMatching(/\w/) });
  device.goOffline();
  const lost = await refused({ displayName: 'Mina' });
  device.goOnline();
  expect(guide.errors.codeOf(lost)).toBeUndefined();
  expect(guide.errors.formErrors(lost).message).toMatch(/connection/);
  await other.close();
  await close();
});

test('an operation over a short limit waits, and over a long one fails', async () => {
  const { url } = await app.another({ LIMIT_MESSAGES_MINUTE: '2/1s', LIMIT_MESSAGES_DAY: '6/1d' });
  const { client, owner, close } = await openFrontEnd(url);
  const { roomId } = await newPet(owner);
  const say = (n: number) =>
    guide.send.send(client, { clientMessageId: `c-${n}`, chatRoomId: roomId, content: `message ${n}` });
  for (let n = 0; n < 6; n++) await say(n);
  const { chatRoom } = await owner.request(
    'query ($id: ID!) { chatRoom(id: $id) { messages(first: 100) { nodes { clientMessageId } } } }',
    { id: roomId },
  );
  const sent = chatRoom.messages.nodes.map(({ clientMessageId }: Json) => clientMessageId as string | null);
  expect(sent.filter(Boolean)).toEqual(['c-0', 'c-1', 'c-2', 'c-3', 'c-4', 'c-5']);
  const error = await say(6).catch((one: unknown) => one);
  expect(guide.errors.codeOf(error)).toBe('RATE_LIMITED');
  await close();
});

test('what is written offline stays through a reload, and is sent once', async () => {
  const front = await openFrontEnd();
  const { roomId } = await newPet(front.owner);
  const refused: string[] = [];
  const openOutbox = (client: ApolloClient) =>
    new guide.outbox.Outbox(client, front.storage, ({ content }) => refused.push(content as string));
  const outbox = openOutbox(front.client);
  device.goOffline();
  await outbox.add(roomId, 'first');
  await outbox.add(roomId, 'second');
  expect(outbox.unsent.map(({ content }) => content)).toEqual(['first', 'second']);
  // The server stores it, and its answer is lost.
  device.goOffline({ answer: 'lost' });
  await outbox.flush();
  expect(outbox.unsent).toHaveLength(2);
  // After a reload, in two tabs.
  const tabs = [openOutbox(front.client), openOutbox(front.anotherTab().client)];
  device.goOnline();
  await Promise.all(tabs.map((tab) => tab.flush()));
  expect(outbox.unsent).toEqual([]);
  await outbox.add(roomId, 'third');
  await outbox.add('999999', 'to nobody');
  const { chatRoom } = await front.owner.request(
    'query ($id: ID!) { chatRoom(id: $id) { messages(first: 100) { nodes { type content } } } }',
    { id: roomId },
  );
  const sent = chatRoom.messages.nodes.filter(({ type }: Json) => type === 'USER');
  expect(sent.map(({ content }: Json) => content as string)).toEqual(['first', 'second', 'third']);
  expect([refused, outbox.unsent]).toEqual([['to nobody'], []]);
  await front.close();
});

const withKit = (await hasKit()) ? test : test.skip;
withKit('the kit asks a pet in a few lines', async () => {
  const { ask } = (await load('kit')) as { ask: (...words: string[]) => Promise<string> };
  const front = await openFrontEnd();
  const { roomId } = await newPet(front.owner);
  const answer = await ask(`${app.url}/graphql`, front.username, password, roomId, 'What is 40 + 2?');
  expect(answer).toContain('42');
  await front.close();
});
