var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, jest, test } from '@jest/globals';
import { getIntrospectionQuery, getNamedType, isLeafType, isObjectType, isScalarType } from 'graphql';
import { WebSocket } from 'ws';
import { openSchema } from '../../src/schema.js';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
import { messagesOf } from '../support/faults.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
import { operationOf, rootFields, rootPlaces, variablesWith } from './inputs.js';
const app = await startApp({ RUN: 'api', CONNECTIONS_PER_ADDRESS: '400' });
const schema = await openSchema();
const owner = await newOwner(app.url);
const pet = await newPet(owner);
async function send(query, variables = {}, token = owner.token) {
    const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: (await response.json()) };
}
/** The first error of an operation that must be refused. */
async function refusal(query, variables = {}, token) {
    const { status, body } = await send(query, variables, token);
    return {
        status,
        code: body.errors?.[0]?.extensions.code,
        fields: messagesOf(body.errors?.[0]?.extensions ?? {}),
    };
}
/** Selects something of a field: one leaf, however deep it is. */
function selectionOf(type) {
    const named = getNamedType(type);
    if (isLeafType(named))
        return '';
    if (!isObjectType(named))
        return '{ __typename }';
    const leaf = Object.values(named.getFields()).find((field) => isLeafType(getNamedType(field.type)));
    return `{ ${leaf?.name ?? '__typename'} }`;
}
const texts = rootPlaces(schema).filter(({ type }) => isScalarType(schema.getType(type)) && !['Int', 'Boolean'].includes(type));
// Two classes of marks: sorting them is what takes time quadratic in their number.
const hostile = `a${'\u0301'.repeat(40_000)}${'\u0316'.repeat(40_000)}`;
test.each(texts.map((place) => [place.name, place]))('a text of 80,000 combining marks is refused before it is normalised: %s', async (_name, { operation, field, path }) => {
    const query = operationOf(operation, field, selectionOf(field.type));
    const longest = await longestNormalised(async () => {
        if (operation === 'subscription') {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const socket = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
                const { extensions } = await socket
                    .subscribe(query, variablesWith(field.args, path, hostile))
                    .nextError();
                expect(['BAD_USER_INPUT', 'NOT_FOUND']).toContain(extensions.code);
                return;
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                const result_1 = __disposeResources(env_1);
                if (result_1)
                    await result_1;
            }
        }
        const { status, body } = await send(query, variablesWith(field.args, path, hostile));
        expect(status).toBeLessThan(500);
        expect(['BAD_USER_INPUT', 'NOT_FOUND', 'UNAUTHENTICATED']).toContain(body.errors?.[0]?.extensions.code);
    });
    expect(longest).toBeLessThanOrEqual(4_000);
});
/** Runs something, and returns the length of the longest text that was normalised meanwhile. */
async function longestNormalised(run) {
    const normalise = jest.spyOn(String.prototype, 'normalize');
    try {
        await run();
        return Math.max(0, ...normalise.mock.contexts.map((text) => String(text).length));
    }
    finally {
        normalise.mockRestore();
    }
}
const marked = (count) => `z${'\u0316'.repeat(count)}`;
test('a run of 31 combining marks is refused, and one of 30 is kept', async () => {
    const { sendMessage: kept } = await owner.request('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { content } } }', { input: { chatRoomId: pet.roomId, content: marked(30) } });
    expect(kept.message.content).toBe(marked(30));
    const error = await owner.requestError('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { content } } }', { input: { chatRoomId: pet.roomId, content: marked(31) } });
    expect(messagesOf(error.extensions)).toEqual({
        content: 'Must not have more than 30 combining marks in a row.',
    });
});
const isPublic = ({ extensions }) => 'public' in extensions;
const guarded = ['query', 'mutation'].flatMap((operation) => rootFields(schema, operation)
    .filter((field) => !isPublic(field))
    .map((field) => [`${operation}.${field.name}`, operation, field]));
test.each(guarded)('without a token, nobody reads the arguments of %s', async (_name, operation, field) => {
    const query = operationOf(operation, field, selectionOf(field.type));
    const nonsense = Object.fromEntries(field.args.map(({ name }) => [name, { no: ['such', 'field'] }]));
    for (const variables of [{}, nonsense])
        expect(await refusal(query, variables, '')).toEqual({
            status: 200,
            code: 'UNAUTHENTICATED',
            fields: undefined,
        });
});
test('the fields that need no owner are few, and known', () => {
    const names = ['query', 'mutation', 'subscription'].flatMap((operation) => rootFields(schema, operation)
        .filter(isPublic)
        .map(({ name }) => name));
    expect(names.toSorted()).toEqual([
        'logIn',
        'refreshSession',
        'requestPasswordReset',
        'resetPassword',
        'signUp',
        'verifyEmail',
        'webPushKey',
    ]);
});
const pets = 'query ($n: Int = 100) { me { pets(first: $n) { edges { node { owner { pets(first: $n) { edges { node { persona } } } } } } } } }';
test('a variable that is null and one that is missing cost what they are', async () => {
    const tooMuch = { status: 400, code: 'BAD_USER_INPUT', fields: { query: 'Must request less at once.' } };
    // 20 pets of 20 pets.
    expect((await send(pets, { n: null })).status).toBe(200);
    // 100 of 100, by the default.
    expect(await refusal(pets)).toEqual(tooMuch);
    expect((await send(pets, { n: 3 })).status).toBe(200);
    expect(await refusal(pets, { n: 100 })).toEqual(tooMuch);
});
const aliased = (alias) => `{ me { pets(first: 100) { edges { node { ${alias}: owner { ${alias}b: id } } } } } }`;
test('opening an app with a hundred pets, and their newest messages, is within the cost', async () => {
    const { body } = await send(`{ me { username pets(first: 100) { edges { node { id name chatRoom { id
    messages(last: 20) { edges { node { id content sentAt sender { __typename ... on User { username } ... on Pet { name } } } } } } } } } } }`);
    expect(body.errors).toBeUndefined();
});
test('an alias costs its length in every row', async () => {
    expect((await send(aliased('a'))).status).toBe(200);
    expect((await refusal(aliased('a'.repeat(120_000)))).fields).toEqual({
        query: 'Must request less at once.',
    });
});
test('an answer of more than four megabytes is refused, over HTTP and over a socket', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const rich = await newOwner(app.url);
        await newPet(rich);
        await app.database.query(`INSERT INTO pets (owner_id, name, persona) SELECT $1, 'Coco', repeat('😀', 500) FROM generate_series(1, 99)`, [rich.id]);
        const aliases = Array.from({ length: 70 }, (_, n) => `p${n}: persona`).join(' ');
        const query = `{ me { pets(first: 100) { edges { node { ${aliases} } } } } }`;
        expect(await refusal(query, {}, rich.token)).toMatchObject({ code: 'RESPONSE_TOO_LARGE' });
        const socket = __addDisposableResource(env_2, openTestSocket(app.url, rich.token), true);
        expect((await socket.subscribe(query).nextError()).extensions.code).toBe('RESPONSE_TOO_LARGE');
        expect((await send('{ me { id } }', {}, rich.token)).status).toBe(200);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
});
test('a mutation whose answer is too large says that it took effect', async () => {
    const rich = await newOwner(app.url);
    const its = await newPet(rich);
    await app.database.query(`INSERT INTO messages (chat_room_id, message_type, sender_pet_id, content)
     SELECT $1, 'PET', $2, repeat('😀', 1000) FROM generate_series(1, 100)`, [its.roomId, its.id]);
    const aliases = Array.from({ length: 4 }, (_, n) => `c${n}: content`).join(' ');
    const lists = Array.from({ length: 3 }, (_, n) => `m${n}: messages(first: 100) { edges { node { ${aliases} } } }`);
    const { body } = await send(`mutation ($input: SendMessageInput!) { sendMessage(input: $input) { chatRoom { ${lists.join(' ')} } } }`, { input: { chatRoomId: its.roomId, content: 'stored' } }, rich.token);
    // Resolvers would answer it: refused before it runs, or carried out and said so.
    const [row] = await app.database.query(`SELECT EXISTS (SELECT 1 FROM messages WHERE chat_room_id = $1 AND content = 'stored') AS stored`, [its.roomId]);
    expect([body.errors[0].extensions.code, row.stored]).toEqual(['BAD_USER_INPUT', false]);
});
test('the schema is asked for once in a document, and the usual document is answered', async () => {
    const { body } = await send(getIntrospectionQuery(), {}, '');
    expect(body.errors).toBeUndefined();
    const again = await send(getIntrospectionQuery(), {}, '');
    expect(again.body).toEqual(body);
    expect((await refusal('{ a: __schema { types { name } } b: __schema { types { name } } }', {}, '')).fields).toEqual({
        query: 'Must ask for the schema at most once.',
    });
    const wide = Array.from({ length: 40 }, (_, n) => `t${n}: types { name fields { name description } }`);
    expect((await refusal(`{ __schema { ${wide.join(' ')} } }`, {}, '')).fields).toEqual({
        query: 'Must request less at once.',
    });
});
test.each([
    ['repeats a field', `{ ${'me { id } '.repeat(600)} }`],
    ['repeats a field in inline fragments', `{ ${'... { me { id } } '.repeat(250)} }`],
    [
        'has many fragments',
        `{ ...F0 } ${Array.from({ length: 120 }, (_, n) => `fragment F${n} on Query { me { id } ...F${n + 1} }`).join(' ')} fragment F120 on Query { me { id } }`,
    ],
])('a document that %s is refused before it is validated', async (_name, query) => {
    expect(await refusal(query, {}, '')).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
});
test('an event may cost a hundredth of what an operation may, and all of an owner a tenth', async () => {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const someone = await newOwner(app.url);
        const { roomId } = await newPet(someone);
        const socket = __addDisposableResource(env_3, openTestSocket(app.url, someone.token), true);
        const follow = (selection) => socket.subscribe(`subscription ($id: ID!) { messageAdded(chatRoomId: $id) { node { ${selection} } } }`, {
            id: roomId,
        });
        const wide = Array.from({ length: 60 }, (_, n) => `c${n}: content`).join(' ');
        expect(messagesOf((await follow(wide).nextError()).extensions)).toEqual({
            query: 'Must select less of each event.',
        });
        const lists = 'chatRoom { messages(last: 20) { edges { node { content } } } }';
        expect(messagesOf((await follow(lists).nextError()).extensions)).toEqual({
            query: 'Must select less of each event.',
        });
        // Each of these may be followed by itself.
        const own = Array.from({ length: 45 }, (_, n) => follow([...Array(40).keys()].map((m) => `c${n}_${m}: content`).join(' ')));
        const codes = await Promise.all(own.slice(20).map(async (one) => (await one.nextError()).extensions.code));
        expect(new Set(codes)).toEqual(new Set(['RATE_LIMITED']));
        await sendMessage(someone, roomId, 'hello');
        expect((await own[0].next()).messageAdded.node.c0_0).toBe('hello');
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        const result_3 = __disposeResources(env_3);
        if (result_3)
            await result_3;
    }
});
test('what is refused before it runs is never HTTP 500', async () => {
    const query = 'query ($id: ID!) { pet(id: $id) { id } }';
    const create = 'mutation ($input: CreatePetInput!) { createPet(input: $input) { pet { id } } }';
    const cases = [
        [query, {}],
        [query, { id: null }],
        [query, { id: {} }],
        [query, { id: 1.5 }],
        [create, {}],
        [create, { input: null }],
        [create, { input: { name: 'Nabi', persona: 'curious', more: true } }],
        [create, { input: { name: 1, persona: [] } }],
        [create, { input: 'text' }],
        ['query ($n: Int) { me { pets(first: $n) { edges { cursor } } } }', { n: 'many' }],
        ['query ($n: Int) { me { pets(first: $n) { edges { cursor } } } }', { n: 2 ** 40 }],
        ['query ($s: PetStatus) { me { pets(status: $s) { edges { cursor } } } }', { s: 'ASLEEP' }],
        [pets, {}],
    ];
    for (const [text, variables] of cases)
        expect([text, variables, (await refusal(text, variables)).status]).toEqual([
            text,
            variables,
            400,
        ]);
});
test('nine thousand unknown fields bring a short answer', async () => {
    const input = Object.fromEntries(Array.from({ length: 9_000 }, (_, n) => [`field${n}`, n]));
    const { status, body } = await send('mutation ($input: CreatePetInput!) { createPet(input: $input) { pet { id } } }', { input });
    expect(status).toBe(400);
    expect(JSON.stringify(body).length).toBeLessThan(1_000);
});
/** Opens a socket by hand; `payload` is that of `connection_init`. */
async function openRaw(payload) {
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('error', () => undefined);
    await once(socket, 'open');
    if (payload) {
        socket.send(JSON.stringify({ type: 'connection_init', payload }));
        await once(socket, 'message');
    }
    return socket;
}
test('a socket that says nothing is closed, without waiting for its goodbye', async () => {
    const socket = await openRaw();
    const { _socket: raw } = socket;
    // It reads, and never answers.
    raw.removeAllListeners('data');
    raw.on('data', () => undefined);
    const start = performance.now();
    await once(raw, 'close');
    // Of 34 seconds, which it took before.
    expect(performance.now() - start).toBeLessThan(15_000);
});
test('sockets without an owner have few places, and owners have theirs', async () => {
    const open = [];
    try {
        // An owner's sockets take no place.
        for (let n = 0; n < 45; n++)
            open.push(await openRaw({ Authorization: `Bearer ${owner.token}` }));
        for (let n = 0; n < 40; n++)
            open.push(await openRaw({}));
        const refused = await openRaw();
        refused.send(JSON.stringify({ type: 'connection_init', payload: {} }));
        expect((await once(refused, 'close'))[0]).toBe(4429);
        open.push(await openRaw({ Authorization: `Bearer ${owner.token}` }));
        // A place that is given up can be taken again.
        const left = open[50];
        left.close();
        await once(left, 'close');
        open.push(await openRaw({}));
    }
    finally {
        for (const socket of open)
            socket.terminate();
    }
});
test('one network of IPv6 has the places of one address', async () => {
    const proxied = await app.another({ CONNECTIONS_PER_ADDRESS: '20', TRUST_PROXY: 'loopback' });
    const from = async (address, payload) => {
        const socket = new WebSocket(`${proxied.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
            headers: { 'x-forwarded-for': address },
        });
        await once(socket, 'open');
        socket.send(JSON.stringify({ type: 'connection_init', payload }));
        const [event] = (await Promise.race([once(socket, 'message'), once(socket, 'close')]));
        return typeof event === 'number' ? event : undefined;
    };
    expect(await from('2001:db8:1:2::1', {})).toBeUndefined();
    expect(await from('2001:db8:1:2::2', {})).toBeUndefined();
    expect(await from('2001:db8:1:2::3', {})).toBe(4429);
    expect(await from('2001:db8:1:3::1', {})).toBeUndefined();
    expect(await from('2001:db8:1:2::3', { Authorization: `Bearer ${owner.token}` })).toBeUndefined();
});
test('an upgrade on a server without sockets is answered, and does not keep it from stopping', async () => {
    const jobs = await app.another({ RUN: 'jobs' });
    const { port } = new URL(jobs.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('GET /x HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
    const [answer] = (await once(socket, 'data'));
    expect(answer.toString()).toMatch(/^HTTP\/1.1 404 /);
    socket.destroy();
});
test('a token whose session has ended uses up nothing of its owner', async () => {
    const limited = await app.another({ LIMIT_OPERATIONS_OWNER: '10/1h' });
    const someone = await newOwner(app.url);
    await someone.request('mutation { logOut { loggedOut } }');
    const { logIn } = await caller(app.url).request('mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }', { input: { username: someone.username, password: someone.password } });
    const thief = caller(limited.url, someone.token);
    for (let n = 0; n < 20; n++)
        expect((await thief.requestError('{ me { id } }')).extensions.code).toBe('UNAUTHENTICATED');
    expect((await caller(limited.url, logIn.accessToken).request('{ me { id } }')).me.id).toBe(someone.id);
});
test('the address of an export is looked up only if it looks like one, and counts as an operation', async () => {
    const limited = await app.another({ LIMIT_OPERATIONS_ADDRESS: '5/1h' });
    const statuses = [];
    for (let n = 0; n < 7; n++)
        statuses.push((await fetch(`${limited.url}/exports/nonsense`)).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429]);
});
test('a socket is not read while its client reads nothing', async () => {
    const socket = await openRaw({ Authorization: `Bearer ${owner.token}` });
    const { _socket: raw } = socket;
    raw.pause();
    // Far more than all buffers between the two take.
    const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(60_000) } });
    for (let n = 0; n < 500; n++)
        socket.send(ping);
    await once(socket, 'close');
    expect(raw.writableLength === 0 || socket.readyState === WebSocket.CLOSED).toBe(true);
    expect((await send('{ me { id } }')).status).toBe(200);
});
test('frames that come too fast are handled later, in order', async () => {
    const socket = await openRaw({ Authorization: `Bearer ${owner.token}` });
    const answers = [];
    socket.on('message', (data) => answers.push(JSON.parse(data.toString()).payload.n));
    const start = performance.now();
    for (let n = 0; n < 1_200; n++)
        socket.send(JSON.stringify({ type: 'ping', payload: { n } }));
    while (answers.length < 1_200)
        await once(socket, 'message');
    expect(answers).toEqual(Array.from({ length: 1_200 }, (_, n) => n));
    // Two hundred between two checks, which are a quarter of a second apart.
    expect(performance.now() - start).toBeGreaterThan(1_000);
    socket.terminate();
});
test('an id of more than 128 characters closes the socket', async () => {
    const socket = await openRaw({ Authorization: `Bearer ${owner.token}` });
    socket.send(JSON.stringify({ id: 'i'.repeat(129), type: 'subscribe', payload: { query: '{ me { id } }' } }));
    const [code] = await once(socket, 'close');
    expect(code).toBe(4400);
});
//# sourceMappingURL=bounds.test.js.map