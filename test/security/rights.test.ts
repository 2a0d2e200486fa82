import { afterAll, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import {
  execute,
  getNamedType,
  getOperationAST,
  isLeafType,
  parse,
  validate,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import { Pool } from 'pg';
import { databaseOptions } from '../../mikro-orm.config.js';
import { readConfig } from '../../src/config.js';
import { StatementRunner } from '../../src/database/statement-runner.js';
import { encodeCursor } from '../../src/graphql/cursor.js';
import { openLog } from '../../src/log.js';
import { openEngine } from '../../src/operation/open-engine.js';
import type { ContextServices, OperationContext } from '../../src/operation/operation-context.js';
import { resolveUnresolved } from '../../src/operation/resolve-unresolved.js';
import { openSchema } from '../../src/schema.js';
import { newPet, type Json } from '../support/client.js';
import { pushEnvironment } from '../support/push-service.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
import { operationOf, rootFields, rootPlaces, variablesWith, type InputPlace } from './inputs.js';
import { fillTwoHouseholds, partIds, type Household } from './two-owners.js';
import { nestedPlaces, saidIn, typesWithId, waysThrough } from './whole-graph.js';

const app = await startApp({ RUN: 'api', SESSIONS_PER_OWNER: '100', ...pushEnvironment() });
const schema = await openSchema();
await partIds(app.database);
const { a, b } = await fillTwoHouseholds(app);

const orm = await MikroORM.init(databaseOptions(app.database.url, 2));
const pool = new Pool({ connectionString: app.database.url, max: 1 });
// The database is dropped before the pool ends.
pool.on('error', () => undefined);
afterAll(async () => {
  await pool.end();
  await orm.close(true);
});
const parts = {
  em: orm.em.fork(),
  log: openLog(readConfig({ LOG_LEVEL: 'silent' })),
  outreach: { idleThreshold: 7_200_000, unansweredFor: 86_400_000 },
  safety: { helpLines: {} },
  voiceBudget: { perOwner: undefined, forAll: undefined, perAnswer: 4_000 },
  push: { vapid: undefined, privateNetwork: false },
  statements: new StatementRunner(pool, false),
} as unknown as ContextServices;
const engine = openEngine(schema, parts);

/** Asks a query as an owner on the path of the resolvers and on the compiled one, past the limits of cost. */
async function onBothPaths(
  { owner, one }: Household,
  query: string,
  variables: Record<string, unknown> = {},
) {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const viewer = { userId: owner.id, sessionId: one.session };
  const context = {
    ...parts,
    em: orm.em.fork(),
    claimed: viewer,
    viewer,
    mark: undefined,
    client: { address: '127.0.0.1', userAgent: undefined },
    refreshCookie: undefined,
    isAccess: false,
    projection: undefined,
    cost: 0,
    end: () => undefined,
  } as OperationContext;
  const resolved = await execute({ schema, document, variableValues: variables, contextValue: context });
  const asked = { document, operation: getOperationAST(document)!, variables };
  const answer = await engine.answerQuery(asked, { ...viewer, idleThreshold: null });
  if (!answer || answer === 'unplanned') return { resolved, compiled: undefined };
  return {
    resolved,
    compiled: answer.unresolved
      ? await resolveUnresolved(
          schema,
          { ...context, em: orm.em.fork() },
          asked,
          answer.unresolved,
          answer.data,
        )
      : { data: JSON.parse(answer.data) },
  };
}

async function overHttp({ owner }: Household, query: string, variables: object = {}) {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${owner.token}` },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: await response.text() };
}

async function overSocket({ owner }: Household, query: string, variables: Record<string, unknown>) {
  await using socket = openTestSocket(app.url, owner.token);
  return JSON.stringify(await socket.subscribe(query, variables).nextResult());
}

/** Everything in the database but what a request always changes: the presence and the activities of who asks. */
async function everything(): Promise<string> {
  const tables = await app.database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const owned: Record<string, string> = {
    users: 'id = $1',
    outreach_due: 'user_id = $1',
    activities: 'user_id = $1',
  };
  const rows = await Promise.all(
    tables.map(({ name }) =>
      app.database.query(
        `SELECT $2 AS name, array_agg(row::text ORDER BY row::text) AS rows FROM "${name}" AS row
         WHERE $1::bigint > 0 AND NOT coalesce(${owned[name] ?? 'false'}, false)`,
        [a.owner.id, name],
      ),
    ),
  );
  return JSON.stringify(rows);
}

const after = (id: string) => String(BigInt(id) + 1n);
const positionOf = (cursor: string) => {
  const [, at, id] = Buffer.from(cursor, 'base64url').toString().split('|');
  return { at: at ? new Date(Number(at)) : null, id: id! };
};
/** The cursor of no row, at the place in the list where the cursor of another owner's row is. */
const cursorOfNothing = (cursor: string) => {
  const { at, id } = positionOf(cursor);
  return encodeCursor({ at, id: after(id) });
};

interface NamedCase {
  /** What names a thing of B. */
  theirs: string;
  /** What names nothing. */
  nothing: string;
  /** Other variables, without which the operation is refused before it looks. */
  given?: Record<string, unknown>;
  /** The answer differs, and must be this: it names nothing of B, and changes nothing. */
  differs?: string;
  /** The operation does what it does for any owner, whatever the text. */
  changes?: true;
}
const byId = (kind: keyof Household['one']): NamedCase => ({
  theirs: b.one[kind],
  nothing: after(b.one[kind]),
});
const keys = { p256dh: pushEnvironment()['VAPID_PUBLIC_KEY'], auth: 'A'.repeat(22) };
const password = 'not the password';

/** The places of the root types that name a thing. */
const named: Record<string, NamedCase> = {
  'query.chatRoom(id)': byId('chatRoom'),
  'query.message(id)': byId('message'),
  'query.notification(id)': byId('notification'),
  'query.pet(id)': byId('pet'),
  'mutation.deleteMessage(input.messageId)': byId('message'),
  'mutation.deletePet(input.petId)': byId('pet'),
  'mutation.forgetMemory(input.memoryId)': byId('memory'),
  'mutation.rememberThis(input.petId)': { ...byId('pet'), given: { content: 'words' } },
  'mutation.rememberThis(input.messageId)': { ...byId('message'), given: { petId: a.one.pet } },
  'mutation.endSession(input.sessionId)': byId('session'),
  'mutation.markNotificationsRead(input.upTo)': byId('notification'),
  'mutation.markRead(input.chatRoomId)': byId('chatRoom'),
  'mutation.markRead(input.upTo)': { ...byId('message'), given: { chatRoomId: a.one.chatRoom } },
  'mutation.regenerateReply(input.chatRoomId)': byId('chatRoom'),
  'mutation.retryReply(input.chatRoomId)': byId('chatRoom'),
  'mutation.sendMessage(input.chatRoomId)': byId('chatRoom'),
  'mutation.stopReply(input.chatRoomId)': byId('chatRoom'),
  'mutation.updatePet(input.petId)': byId('pet'),
  'subscription.messageAdded(chatRoomId)': byId('chatRoom'),
  'subscription.replyProgress(chatRoomId)': byId('chatRoom'),
  'mutation.sendMessage(input.clientMessageId)': {
    theirs: b.clientMessageId,
    nothing: 'message of nobody',
    given: { chatRoomId: a.one.chatRoom },
    changes: true,
  },
  'mutation.logIn(input.deviceToken)': {
    theirs: b.deviceToken,
    nothing: 'token',
    given: { username: a.owner.username, password },
  },
  'mutation.logIn(input.username)': {
    theirs: b.owner.username,
    nothing: 'nobody_has_it',
    given: { password },
    changes: true,
  },
  'mutation.logIn(input.login)': {
    theirs: b.owner.username,
    nothing: 'nobody_has_it',
    given: { password },
    changes: true,
  },
  'mutation.refreshSession(input.refreshToken)': {
    theirs: b.endedToken,
    nothing: `${'x'.repeat(22)}.${'x'.repeat(43)}`,
  },
  'mutation.registerPushSubscription(input.endpoint)': {
    theirs: b.endpoint,
    nothing: 'http://127.0.0.1:9/nobody',
    given: keys,
    // An endpoint is no id: only the browser and its push service know it, and two owners cannot have it at once.
    differs: 'CONFLICT',
  },
  'mutation.removePushSubscription(input.endpoint)': {
    theirs: b.endpoint,
    nothing: 'http://127.0.0.1:9/never',
  },
  'mutation.resetPassword(input.token)': {
    theirs: b.links.forReset,
    nothing: 'x'.repeat(43),
    given: { newPassword: 'a long enough secret' },
  },
  'mutation.verifyEmail(input.token)': { theirs: b.links.forVerification, nothing: 'x'.repeat(43) },
};

/** The subscriptions that resume from a cursor, and the selections of the list that gives it. */
const resumed: Record<string, string> = {
  'subscription.messageAdded(after)':
    'chatRooms(last: 1) { edges { node { messages { edges { cursor } } } } }',
  'subscription.petMessageAdded(after)':
    'chatRooms(last: 1) { edges { node { messages { edges { cursor } } } } }',
  'subscription.ownerEvents(after)':
    'chatRooms(last: 1) { edges { node { messages { edges { cursor } } } } }',
  'subscription.notificationAdded(after)': 'notifications { edges { cursor } }',
};

/** Texts that name nothing that exists already, or a name that `signUp` and `updateAccount` say is taken. */
const free = [
  'mutation.changePassword(input.currentPassword)',
  'mutation.changePassword(input.newPassword)',
  'mutation.createPet(input.name)',
  'mutation.createPet(input.persona)',
  'mutation.deleteAccount(input.password)',
  'mutation.exportMyData(input.password)',
  'mutation.logIn(input.password)',
  'mutation.registerPushSubscription(input.auth)',
  'mutation.registerPushSubscription(input.keys.auth)',
  'mutation.registerPushSubscription(input.keys.p256dh)',
  'mutation.registerPushSubscription(input.p256dh)',
  'mutation.rememberThis(input.content)',
  'mutation.resetPassword(input.newPassword)',
  'mutation.sendMessage(input.content)',
  'mutation.signUp(input.displayName)',
  'mutation.signUp(input.password)',
  'mutation.signUp(input.timeZone)',
  'mutation.signUp(input.username)',
  'mutation.updateAccount(input.currentPassword)',
  'mutation.updateAccount(input.displayName)',
  'mutation.updateAccount(input.timeZone)',
  'mutation.updateAccount(input.username)',
  'mutation.updateOutreachSettings(input.timeZone)',
  'mutation.updatePet(input.name)',
  'mutation.updatePet(input.persona)',
];

const places = rootPlaces(schema).filter(({ type }) => ['ID', 'String'].includes(type));

test('every place of the root types that takes an id or a text has a case here', () => {
  const known = [...Object.keys(named), ...Object.keys(resumed), ...free];
  expect(places.map(({ name }) => name).toSorted()).toEqual(known.toSorted());
});

/** Selects the first value of a field's type. */
function valueOf(field: InputPlace['field']): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return '';
  const [way] = waysThrough(schema, type, 0);
  // Tokens differ from one answer to the next.
  return type.name === 'AuthPayload' ? '{ __typename }' : way!;
}

const without = (text: string, word: string) => text.replaceAll(word, 'THE ID');

test.each(Object.entries(named))('%s answers a stranger as if the thing did not exist', async (name, one) => {
  const { operation, field, path } = places.find((place) => place.name === name)!;
  const query = operationOf(operation, field, one.changes ? '{ __typename }' : valueOf(field));
  const variablesFor = (word: string) => {
    const variables = variablesWith(field.args, path, word) as Record<string, Json>;
    if (one.given) variables['input'] = { ...variables['input'], ...one.given };
    return variables;
  };
  const before = await everything();
  const ask = async (word: string) => {
    const variables = variablesFor(word);
    const answers: Json[] = [await overSocket(a, query, variables)];
    if (operation !== 'subscription') answers.push(await overHttp(a, query, variables));
    if (operation === 'query') answers.push(await onBothPaths(a, query, variables));
    return without(JSON.stringify(answers), word);
  };
  const theirs = await ask(one.theirs);
  expect(theirs).not.toContain(b.owner.username);
  if (!one.changes) expect(await everything()).toBe(before);
  const nothing = await ask(one.nothing);
  if (one.differs) expect(theirs).toContain(one.differs);
  else expect(theirs).toBe(nothing);
  if (operation === 'query') {
    expect(theirs).toContain('NOT_FOUND');
    // The compiled path reads their own thing, and leaves the stranger's to the resolvers, which have the error.
    const compiled = async (id: string) => (await onBothPaths(a, query, variablesFor(id))).compiled;
    expect(await compiled(a.one[field.name as 'pet'])).toBeDefined();
    expect(await compiled(one.theirs)).toBeUndefined();
  }
});

const cursorsIn = (answer: unknown): string[] =>
  [...JSON.stringify(answer).matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor]) => cursor!);

test.each(Object.keys(resumed))('%s resumes from another owner’s cursor as from its place', async (name) => {
  const { field, path } = places.find((place) => place.name === name)!;
  const list = cursorsIn(JSON.parse((await overHttp(b, `{ me { ${resumed[name]!} } }`)).body));
  expect(list.length).toBeGreaterThan(0);
  const node = field.name === 'ownerEvents' ? '... on Message { id }' : 'id';
  const query = operationOf('subscription', field, `{ cursor node { ${node} } }`);
  const events = async (cursor: string) => {
    const variables = variablesWith(field.args, path, cursor);
    if ('chatRoomId' in variables) variables['chatRoomId'] = a.one.chatRoom;
    await using socket = openTestSocket(app.url, a.owner.token);
    const subscription = socket.subscribe(query, variables);
    const all: Json[] = [];
    // The newest thing of A is after every cursor of B.
    const newest = field.name === 'notificationAdded' ? a.one.notification : a.one.message;
    do all.push(await subscription.next());
    while (!JSON.stringify(all.at(-1)).includes(`"id":"${newest}"`));
    return all;
  };
  for (const cursor of list) {
    const answer = await events(cursor);
    expect(answer).toEqual(await events(cursorOfNothing(cursor)));
    expectNothingOfB(answer);
  }
});

/** How a query reaches the type of a nested argument, from things of A alone. */
const reached: Record<string, (selection: string, of: Household) => string> = {
  User: (selection) => `{ me { ${selection} } }`,
  Pet: (selection, { one }) => `{ pet(id: "${one.pet}") { ${selection} } }`,
  ChatRoom: (selection, { one }) => `{ chatRoom(id: "${one.chatRoom}") { ${selection} } }`,
};
const nested = nestedPlaces(schema);
/** What a list must be given, by its field. */
const required: Record<string, string> = { search: 'query: "words"' };

test.each(nested.map((place) => [place.name, place] as const))(
  '%s takes another owner’s cursor for a place alone',
  async (_name, { type, field, arg }) => {
    const reach = reached[type]!;
    if (field.name in required && arg === 'query') {
      // Words that only B has said, in rooms of both.
      const selection = `search(query: "of ${b.owner.username}") { edges { node { id content } } }`;
      expect((await overHttp(b, reach(selection, b))).body).toContain(`of ${b.owner.username}`);
      const paths = await onBothPaths(a, reach(selection, a));
      expect(paths.compiled?.data).toEqual({ chatRoom: { search: { edges: [] } } });
      expect(paths.resolved.data).toEqual(paths.compiled?.data);
      return;
    }
    expect(['after', 'before']).toContain(arg);
    const given = required[field.name] ?? '';
    const list: Json = JSON.parse(
      (await overHttp(b, reach(`${field.name}${given && `(${given})`} { edges { cursor } }`, b))).body,
    );
    const cursors = cursorsIn(list);
    expect(cursors.length).toBeGreaterThan(0);
    for (const cursor of cursors) {
      const [theirs, nothing] = [cursor, cursorOfNothing(cursor)].map((one) =>
        reach(
          `${field.name}(${given} ${arg}: "${one}") { edges { cursor node ${waysThrough(schema, nodeOf(field), 0)[0]!} } pageInfo { hasNextPage hasPreviousPage } }`,
          a,
        ),
      );
      const answer = await overHttp(a, theirs!);
      expect(answer).toEqual(await overHttp(a, nothing!));
      const paths = await onBothPaths(a, theirs!);
      expect(paths).toEqual(await onBothPaths(a, nothing!));
      expect(paths.compiled).toBeDefined();
      expectNothingOfB([answer.body, paths]);
    }
  },
);

const below = (of: GraphQLNamedType, name: string) =>
  getNamedType((of as GraphQLObjectType).getFields()[name]!.type);

/** The type of a connection's nodes. */
function nodeOf({ type }: InputPlace['field']) {
  return below(below(getNamedType(type), 'edges'), 'node') as never;
}

function expectNothingOfB(answer: unknown): void {
  const said = saidIn(answer);
  expect(said).not.toContain(b.owner.username);
  const ids = new Set(said.match(/\d{8,19}/g));
  expect([...b.ids, b.owner.id].filter((id) => ids.has(id))).toEqual([]);
}

const seenTypes = new Set<string>();
const note = (answer: unknown) => {
  for (const [, type] of JSON.stringify(answer).matchAll(/"__typename":"(\w+)"/g)) seenTypes.add(type!);
};

/** What every way through the graph says to an owner. */
async function everythingOf(who: Household): Promise<string[]> {
  const said: string[] = [];
  for (const field of rootFields(schema, 'query')) {
    const given = field.args.length > 0 ? `(id: "${who.one[field.name as 'pet']}")` : '';
    for (const way of waysThrough(schema, getNamedType(field.type), 3)) {
      const query = `{ ${field.name}${given} ${way} }`;
      const answer = await onBothPaths(who, query);
      expect(JSON.stringify(answer)).not.toContain('"errors"');
      note(answer);
      said.push(saidIn(answer));
    }
  }
  return said;
}

test('every way through the graph from an owner’s own things leads to their own things', async () => {
  const [ofA, ofB] = [await everythingOf(a), await everythingOf(b)];
  expect(ofA.length).toBeGreaterThan(100);
  for (const said of ofA) expectNothingOfB(said);
  // The same ways lead B to nearly everything of B: had they led A there, this test would have seen it.
  const seen = new Set(ofB.join('\n').match(/\d{8,19}/g));
  const unseen = [...b.ids].filter((id) => !seen.has(id));
  const [push] = await app.database.query<{ id: string }>(
    'SELECT id FROM push_subscriptions WHERE user_id = $1',
    [b.owner.id],
  );
  expect(unseen).toEqual([push!.id]);
});

const changeRoom = (changes: string, id: string) =>
  app.database.query(`UPDATE chat_rooms SET ${changes} WHERE id = $1`, [id]);

test('what the mutations and subscriptions of an owner yield is their own', async () => {
  const inputs: Record<string, Json> = {
    createPet: { name: 'Nabi', persona: 'a cat' },
    deleteMessage: { messageId: a.one.message },
    deletePet: {},
    forgetMemory: {},
    logIn: { username: a.owner.username, password: a.owner.password },
    markNotificationsRead: { upTo: a.one.notification },
    markRead: { chatRoomId: a.one.chatRoom, upTo: a.one.message },
    refreshSession: { refreshToken: a.owner.refreshToken },
    regenerateReply: { chatRoomId: a.pets[1]!.roomId },
    registerPushSubscription: { endpoint: 'http://127.0.0.1:9/mine', ...keys },
    rememberThis: { petId: a.one.pet, content: 'words to remember' },
    retryReply: { chatRoomId: a.one.chatRoom },
    sendMessage: { chatRoomId: a.one.chatRoom, content: 'words' },
    signUp: undefined,
    setPresence: { state: 'ACTIVE' },
    stopReply: { chatRoomId: a.pets[1]!.roomId },
    updateAccount: { displayName: 'Anna' },
    updateOutreachSettings: { enabled: true },
    updatePet: { petId: a.one.pet, name: 'Momo' },
  };
  const waits = `reply_due_at = clock(), reply_to_id = last_message_id`;
  /** What must be so before a mutation can do its work once more. */
  const prepare: Record<string, () => Promise<unknown>> = {
    async deletePet() {
      inputs['deletePet'].petId = (await newPet(a.owner)).id;
    },
    async forgetMemory() {
      const [memory] = await app.database.query<{ id: string }>(
        `INSERT INTO memories (user_id, pet_id, kind, content) VALUES ($1, $2, 'OTHER', 'words') RETURNING id`,
        [a.owner.id, a.one.pet],
      );
      inputs['forgetMemory'].memoryId = memory!.id;
    },
    regenerateReply: () =>
      changeRoom(
        'reply_due_at = NULL, reply_replaces_id = NULL, reply_replaces_at = NULL',
        a.pets[1]!.roomId,
      ),
    retryReply: () => changeRoom(`reply_failure = 'VOICE_DOWN', reply_due_at = NULL`, a.one.chatRoom),
    async stopReply() {
      await changeRoom(waits, a.pets[1]!.roomId);
      await app.database.query(
        `INSERT INTO reply_progress (chat_room_id, fence, seq, words)
         SELECT id, reply_fence, 1, 'I was saying' FROM chat_rooms WHERE id = $1`,
        [a.pets[1]!.roomId],
      );
    },
  };
  const yielding = rootFields(schema, 'mutation').filter(
    ({ type }) => !/^\{[^{]*\}$/.test(waysThrough(schema, getNamedType(type), 1)[0]!),
  );
  expect(yielding.map(({ name }) => name).toSorted()).toEqual(Object.keys(inputs).toSorted());
  for (const field of yielding) {
    // A new owner has nothing yet.
    if (field.name === 'signUp') continue;
    for (const way of waysThrough(schema, getNamedType(field.type), 2, 3)) {
      await prepare[field.name]?.();
      const { body } = await overHttp(a, operationOf('mutation', field, way), { input: inputs[field.name] });
      const answer: Json = JSON.parse(body);
      expect([field.name, way, answer.errors]).toEqual([field.name, way, undefined]);
      // A refresh token works once.
      if (field.name === 'refreshSession')
        inputs['refreshSession'].refreshToken = answer.data.refreshSession.refreshToken;
      note(answer);
      expectNothingOfB(answer);
    }
  }
  for (const field of rootFields(schema, 'subscription'))
    for (const way of waysThrough(schema, getNamedType(field.type), 2)) {
      const start = field.name === 'notificationAdded' ? encodeCursor({ at: null, id: '1' }) : fromTheStart;
      const variables = Object.fromEntries(
        field.args.map(({ name }) => [name, name === 'after' ? start : a.one.chatRoom]),
      );
      const answer: Json = JSON.parse(
        await overSocket(a, operationOf('subscription', field, way), variables),
      );
      // A list in a selection may cost more than an event may.
      if (answer.errors)
        expect(answer.errors[0].extensions.fields?.[0].message).toBe('Must select less of each event.');
      else note(answer);
      expectNothingOfB(answer);
    }
  // The way above takes the first event of a subscription; these types come later.
  await using socket = openTestSocket(app.url, a.owner.token);
  const events = socket.subscribe(
    `subscription ($after: String) { ownerEvents(after: $after) { node { __typename
      ... on ReadMarker { id chatRoom { id pet { id } } } ... on DeletedPet { id chatRoomId } } } }`,
    { after: fromTheStart },
  );
  while (!['ReadMarker', 'DeletedPet'].every((type) => seenTypes.has(type))) {
    const event = await events.next();
    note(event);
    expectNothingOfB(event);
  }
  expect(typesWithId(schema).filter((type) => !seenTypes.has(type))).toEqual([]);
});
