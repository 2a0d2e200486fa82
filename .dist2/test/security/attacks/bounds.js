import { expect } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { graph, http, raw, socket, subscribeFrame } from './send.js';
const invalid = { status: 400, code: 'BAD_USER_INPUT' };
const tooMuch = { ...invalid, fields: { query: 'Must request less at once.' } };
const notValid = { status: 400, code: 'GRAPHQL_VALIDATION_FAILED' };
const marks = `a${'\u0301'.repeat(40_000)}${'\u0316'.repeat(40_000)}`;
const times = (count, write) => Array.from({ length: count }, (_, n) => write(n)).join(' ');
/** An operation that must be refused before it runs. */
const ask = (line, name, query, seen = tooMuch, variables = {}) => ({
    line,
    name,
    send: (world) => graph(world.url, typeof query === 'string' ? query : query(world), typeof variables === 'function' ? variables(world) : variables, { as: world.mallory }),
    seen,
});
/** A text that is longer than its field takes. */
const long = (name, query, input, field) => ask('GraphQL: input validation', name, query, { code: 'BAD_USER_INPUT', fields: { [field]: expect.any(String) } }, (world) => ({
    input: input(world),
}));
/** Something that is sent over a socket of the attacker. */
const over = (line, name, frames, seen, options = ({ mallory }) => ({ as: mallory })) => ({ line, name, send: (world) => socket(world.url, frames(world), options(world)), seen });
const createPet = 'mutation ($input: CreatePetInput!) { createPet(input: $input) { pet { id } } }';
const updateAccount = 'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { user { id } } }';
const sendMessage = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
const signUp = 'mutation ($input: SignUpInput!) { signUp(input: $input) { user { id } } }';
const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }';
const pets = 'query ($n: Int = 100) { me { pets(first: $n) { edges { node { owner { pets(first: $n) { edges { node { persona } } } } } } } } }';
const deep = (levels) => `{ me { ${'pets(first: 100) { edges { node { owner { '.repeat(levels)} id ${'} } } } '.repeat(levels)} } }`;
const added = (selection, args = '') => `subscription ($id: ID!) { messageAdded(chatRoomId: $id${args}) { node { ${selection} } } }`;
const own = ({ malloryPet }) => ({ id: malloryPet.roomId });
const request = (...lines) => `${lines.join('\r\n')}\r\n\r\n`;
const badRequest = { code: 'BAD_REQUEST' };
/** More of an answer than any may have: pets with long personas, all of them of the attacker. */
const fill = ({ app, mallory }) => app.database.query(`INSERT INTO pets (owner_id, name, persona) SELECT $1, 'Many', repeat(chr(128512), 500) FROM generate_series(1, 99)`, [mallory.id]);
/** Waits until a socket that says nothing, or cannot speak, is closed. */
const silent = (name, init, frames, close) => ({
    line: 'API4',
    name,
    send: ({ url }) => socket(url, frames, { init }),
    seen: { status: 101, close },
});
/** Attacks on what a request may cost, each refused before the work. */
export const boundAttacks = [
    long('writes a persona of 200,000 characters', createPet, () => ({ name: 'Nabi', persona: 'x'.repeat(200_000) }), 'persona'),
    long('writes a persona of 80,000 combining marks', createPet, () => ({ name: 'Nabi', persona: marks }), 'persona'),
    long('names a pet with 31 combining marks in a row', createPet, () => ({ name: `z${'\u0316'.repeat(31)}`, persona: 'x' }), 'name'),
    long('calls itself by 100,000 combining marks', updateAccount, () => ({ displayName: marks }), 'displayName'),
    long('writes a time zone of 100,000 characters', updateAccount, () => ({ timeZone: 'Asia/'.repeat(20_000) }), 'timeZone'),
    long('sends a message of 100,000 characters', sendMessage, (w) => ({ chatRoomId: w.malloryPet.roomId, content: 'x'.repeat(100_000) }), 'content'),
    long('sends a message with an id of 65 characters', sendMessage, (w) => ({
        chatRoomId: w.malloryPet.roomId,
        content: 'x',
        clientMessageId: 'x'.repeat(65),
    }), 'clientMessageId'),
    long('signs up with a password of 200,000 characters', signUp, () => ({ username: 'mallory_2', email: 'm@example.com', password: 'x'.repeat(200_000) }), 'password'),
    long('signs up with an address of 100,000 characters', signUp, () => ({ username: 'mallory_2', email: `${'x'.repeat(100_000)}@example.com`, password: 'correct horse' }), 'email'),
    long('logs in with a name of 80,000 combining marks', logIn, () => ({ username: marks, password: 'x' }), 'username'),
    ask('GraphQL: input validation', 'sends a number where a text belongs', createPet, invalid, {
        input: { name: 1, persona: {} },
    }),
    ask('GraphQL: input validation', 'sends a list where an object belongs', createPet, invalid, {
        input: [[[]]],
    }),
    ask('GraphQL: input validation', 'sends null where an object belongs', createPet, invalid, { input: null }),
    ask('GraphQL: input validation', 'sends no variable', createPet, invalid),
    ask('GraphQL: input validation', 'sends nine thousand unknown fields', createPet, invalid, {
        input: Object.fromEntries(Array.from({ length: 9_000 }, (_, n) => [`field${n}`, n])),
    }),
    ask('GraphQL: input validation', 'sends a text that JSON cannot hold', createPet, { code: 'BAD_USER_INPUT' }, {
        input: { name: 'Nabi', persona: 'a\uD800b' },
    }),
    ask('GraphQL: input validation', 'asks for a status that does not exist', 'query ($s: PetStatus) { me { pets(status: $s) { edges { cursor } } } }', invalid, { s: 'ASLEEP' }),
    ask('GraphQL: pagination', 'asks for a page of a million', '{ me { pets(first: 1000000) { edges { cursor } } } }', { code: 'BAD_USER_INPUT' }),
    ask('GraphQL: pagination', 'asks for a page of less than nothing', '{ me { pets(first: -1) { edges { cursor } } } }', { code: 'BAD_USER_INPUT' }),
    ask('GraphQL: pagination', 'asks for a page larger than an integer', 'query ($n: Int) { me { pets(first: $n) { edges { cursor } } } }', invalid, { n: 2 ** 40 }),
    ask('GraphQL: pagination', 'pages in both directions at once', '{ me { pets(first: 1, last: 1) { edges { cursor } } } }', { code: 'BAD_USER_INPUT' }),
    ask('GraphQL: pagination', 'pages from a cursor of 185,000 bars', 'query ($c: String) { me { pets(after: $c) { edges { cursor } } } }', { code: 'BAD_USER_INPUT', fields: { after: expect.any(String) } }, { c: '|'.repeat(185_000) }),
    ask('GraphQL: pagination', 'pages from a cursor with SQL', 'query ($c: String) { me { pets(after: $c) { edges { cursor } } } }', { code: 'BAD_USER_INPUT' }, { c: Buffer.from("1||1' OR '1'='1").toString('base64url') }),
    ask('GraphQL: cost', 'hides a page size behind the default of a variable', pets),
    ask('GraphQL: cost', 'asks first with null and then without the variable', pets, tooMuch, {}),
    ask('GraphQL: cost', 'asks for a hundred of a hundred', pets, tooMuch, { n: 100 }),
    ask('GraphQL: cost', 'repeats a list under many aliases', `{ me { ${times(60, (n) => `p${n}: pets(first: 100) { edges { node { persona } } }`)} } }`),
    ask('GraphQL: cost', 'repeats a value under aliases of 120,000 characters', `{ me { pets(first: 100) { edges { node { ${'a'.repeat(120_000)}: id } } } } }`),
    ask('GraphQL: cost', 'hides a list in fragments', `{ me { ...A ...B } } ${['A', 'B'].map((f) => `fragment ${f} on User { ${times(20, (n) => `${f}${n}: pets(first: 100) { edges { node { persona owner { id } } } }`)} }`).join(' ')}`),
    ask('GraphQL: cost', 'hides a list behind a directive', `query ($yes: Boolean = true) { me { ${times(60, (n) => `p${n}: pets(first: 100) @include(if: $yes) { edges { node { persona } } }`)} } }`),
    ask('GraphQL: depth and amount', 'nests lists ten deep', deep(10), { status: 400 }),
    ask('GraphQL: depth and amount', 'nests braces two thousand deep', `{ ${'me { '.repeat(1_000)} id ${'} '.repeat(1_000)} }`, { status: 400 }),
    ask('GraphQL: depth and amount', 'sends a list ten thousand deep', `{ pet(id: ${'['.repeat(10_000)}${']'.repeat(10_000)}) { id } }`, { status: 400, code: 'GRAPHQL_PARSE_FAILED' }),
    ask('GraphQL: depth and amount', 'sends more tokens than a document may have', `{ ${'me { id } '.repeat(1_000)} }`, { status: 400, code: 'GRAPHQL_PARSE_FAILED' }),
    ask('GraphQL: depth and amount', 'repeats one field 600 times', `{ ${'me { id } '.repeat(600)} }`, notValid),
    ask('GraphQL: depth and amount', 'repeats one field in inline fragments', `{ ${'... { me { id } } '.repeat(250)} }`, notValid),
    ask('GraphQL: depth and amount', 'chains 120 fragments', `{ ...F0 } ${times(120, (n) => `fragment F${n} on Query { me { id } ...F${n + 1} }`)} fragment F120 on Query { me { id } }`, notValid),
    ask('GraphQL: depth and amount', 'closes a circle of fragments', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', notValid),
    ask('GraphQL: depth and amount', 'writes a thousand directives', `{ me { id ${'@include(if: true) '.repeat(400)} } }`, { status: 400 }),
    ask('GraphQL: introspection', 'asks for the schema in production', getIntrospectionQuery(), notValid),
    ask('GraphQL: introspection', 'asks for one type in production', '{ __type(name: "User") { fields { name } } }', notValid),
    ask('GraphQL: introspection', 'hides the schema behind an alias and a fragment', '{ ...F } fragment F on Query { x: __schema { types { name } } }', notValid),
    over('GraphQL: introspection', 'asks for the schema over a socket', () => [subscribeFrame(getIntrospectionQuery())], { code: 'GRAPHQL_VALIDATION_FAILED' }),
    {
        line: 'API4',
        name: 'asks for an answer of more than four megabytes',
        first: fill,
        send: ({ url, mallory }) => graph(url, `{ me { pets(first: 100) { edges { node { ${times(70, (n) => `p${n}: persona`)} } } } } }`, {}, { as: mallory }),
        seen: { status: 400, code: 'RESPONSE_TOO_LARGE', data: undefined },
    },
    over('API4', 'follows events with a list in each', (w) => [subscribeFrame(added('chatRoom { messages(last: 20) { edges { node { content } } } }'), own(w))], {
        code: 'BAD_USER_INPUT',
        fields: { query: 'Must select less of each event.' },
    }),
    over('API4', 'follows events with 60 texts in each', (w) => [subscribeFrame(added(times(60, (n) => `c${n}: content`)), own(w))], {
        code: 'BAD_USER_INPUT',
        fields: { query: 'Must select less of each event.' },
    }),
    over('API4', 'follows events from a cursor of 100,000 characters', (w) => [subscribeFrame(added('id', `, after: "${'|'.repeat(100_000)}"`), own(w))], { code: 'BAD_USER_INPUT' }),
    over('API4', 'follows events with 200 kB of variables', (w) => [
        subscribeFrame('subscription ($id: ID!, $c: String) { messageAdded(chatRoomId: $id, after: $c) { cursor } }', { ...own(w), c: 'x'.repeat(200_000) }),
    ], { code: 'BAD_USER_INPUT' }),
    over('API4', 'starts more operations on one socket than 50', (w) => Array.from({ length: 51 }, (_, n) => subscribeFrame(added('id'), own(w), `s${n}`)), { code: 'RATE_LIMITED' }),
    over('API4', 'names an operation with 129 characters', () => [subscribeFrame('{ me { id } }', {}, 'i'.repeat(129))], { close: 4400 }),
    over('API4', 'starts two operations with one id', (w) => [subscribeFrame(added('id'), own(w)), subscribeFrame(added('id'), own(w))], { close: 4409 }),
    over('API4', 'sends a frame of 300 kB', () => ['x'.repeat(300_000)], { close: 1009 }),
    over('API4', 'sends a frame that is not JSON', () => ['{'], { close: 4400 }),
    over('API4', 'sends binary frames', () => [Buffer.alloc(1_000, 255)], { close: 4400 }),
    over('API4', 'sends a frame of another protocol', () => [{ type: 'start', id: '1', payload: {} }], {
        close: 4400,
    }),
    over('API4', 'introduces itself twice', () => [{ type: 'connection_init' }], { close: 4429 }),
    over('API4', 'subscribes before it introduces itself', () => [subscribeFrame('{ me { id } }')], { close: 4401 }, () => ({ init: null })),
    over('API4', 'introduces itself with 300 kB', () => [], { close: 1009 }, () => ({ init: { junk: 'x'.repeat(300_000) } })),
    silent('opens a socket and says nothing', null, [], 4408),
    {
        line: 'API4',
        name: 'sends a body of 300 kB',
        send: ({ url }) => http(`${url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query: '{ webPushKey }', x: 'x'.repeat(300_000) }),
        }),
        seen: { status: 413, ...badRequest },
    },
    {
        line: 'API4',
        name: 'announces a body of a gigabyte',
        send: ({ url }) => raw(url, request('POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json', 'Content-Length: 1000000000', 'Connection: close')),
        seen: { status: 413, ...badRequest },
    },
    {
        line: 'API4',
        name: 'sends a chunked body without end',
        send: ({ url }) => raw(url, request('POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json', 'Transfer-Encoding: chunked', 'Connection: close'), ...Array.from({ length: 20 }, () => `4000\r\n${'x'.repeat(0x4000)}\r\n`)),
        seen: { status: 413, ...badRequest },
    },
    {
        line: 'API4',
        name: 'sends a compressed body that grows',
        send: ({ url }) => http(`${url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
            body: Buffer.from('1f8b0800', 'hex'),
        }),
        seen: { status: 400 },
    },
    {
        line: 'API4',
        name: 'sends headers of 20 kB',
        send: ({ url }) => raw(url, request('GET /graphql HTTP/1.1', 'Host: x', `x: ${'x'.repeat(20_000)}`)),
        seen: { status: 431, ...badRequest },
    },
    {
        line: 'API4',
        name: 'sends an address of 15,000 characters',
        send: ({ url, mallory }) => http(`${url}/graphql?query=${'{'.repeat(14_000)}`, {
            headers: { 'apollo-require-preflight': '1', authorization: `Bearer ${mallory.token}` },
        }),
        seen: { status: 400 },
    },
    {
        line: 'GraphQL: batching',
        name: 'sends a batch of a thousand operations',
        send: ({ url, mallory }) => http(`${url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${mallory.token}` },
            body: JSON.stringify(Array.from({ length: 1_000 }, () => ({ query: '{ me { id } }' }))),
        }),
        seen: { status: 400 },
    },
];
//# sourceMappingURL=bounds.js.map