import { expect, test } from '@jest/globals';
import { startApp } from '../support/start-app.js';
import { countCharacters } from '../../src/text.js';
import { faults } from '../support/faults.js';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
const app = await startApp({ RUN: 'api' });
const owner = await newOwner(app.url);
const pet = await newPet(owner);
await sendMessage(owner, pet.roomId, 'first');
const createPet = `mutation ($input: CreatePetInput!) { createPet(input: $input) { pet { id name persona } } }`;
const send = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id content } } }`;
const signUp = `mutation ($input: SignUpInput!) { signUp(input: $input) { user { id } } }`;
/** A hash of every table, to check that a rejected operation changed nothing. */
async function everything() {
    const tables = ['users', 'sessions', 'pets', 'chat_rooms', 'messages', 'activities', 'notifications'];
    return Promise.all(tables.map((table) => app.database.query(`SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${table} t`)));
}
/**
 * Expects an error with this code and these fields, no change in the database, and no input value in the
 * error.
 */
async function refused(query, variables, code, fields, secret = 'hunter2') {
    const before = await everything();
    const error = await owner.requestError(query, variables);
    expect({ code: error.extensions.code, fields: error.extensions.fields }).toEqual({
        code,
        fields: fields && faults(fields),
    });
    expect(JSON.stringify(error)).not.toContain(secret);
    const more = error.extensions.cost === undefined ? [] : ['cost', 'limit'];
    expect(Object.keys(error.extensions).toSorted()).toEqual(fields ? ['code', ...more, 'fields'].toSorted() : ['code']);
    expect(await everything()).toEqual(before);
    return error;
}
const any = expect.any(String);
const petInput = (change) => ({ input: { name: 'Nabi', persona: 'curious', ...change } });
const message = (content) => ({ input: { chatRoomId: pet.roomId, content } });
const person = (change) => ({
    input: { username: 'hunter2_name', email: 'hunter2@example.com', password: 'hunter2hunter2', ...change },
});
const badTexts = [
    ['empty', ''],
    ['only white space', ' \t\n\u3000\u00a0'],
    ['only invisible characters', '\u200b\u2060\u200d\u3164'],
    ['NUL', 'hunter2\u0000'],
    ['a lone surrogate', 'hunter2\ud800'],
];
test.each(badTexts)('text that is %s is rejected everywhere', async (_name, text) => {
    await refused(createPet, petInput({ name: text, persona: text }), 'BAD_USER_INPUT', {
        name: any,
        persona: any,
    });
    await refused(send, message(text), 'BAD_USER_INPUT', { content: any });
    await refused(send, { input: { ...message('fine').input, clientMessageId: text } }, 'BAD_USER_INPUT', {
        clientMessageId: any,
    });
    await refused(signUp, person({ username: text }), 'BAD_USER_INPUT', { username: any });
});
// Each is one character to a reader, and one or more code points to both PostgreSQL and the API.
const characters = ['a', '냐', '🐈', '❤️', 'e\u0301', '👩‍👩‍👧‍👦', 'q\u0307\u0323', '\u1100\u1161\u11a8'];
test.each(characters)('the API and the database count %s the same, up to the limit', async (character) => {
    const width = countCharacters(character.normalize('NFC'));
    const fits = Math.floor(1000 / width);
    const { sendMessage: payload } = await owner.request(send, message(character.repeat(fits)));
    const [kept] = await app.database.query('SELECT char_length(content) AS length FROM messages WHERE id = $1', [payload.message.id]);
    expect(kept.length).toBe(fits * width);
    expect(payload.message.content).toBe(character.repeat(fits).normalize('NFC'));
    await refused(send, message(character.repeat(fits) + 'x'.repeat(1001 - fits * width)), 'BAD_USER_INPUT', {
        content: 'Must be 1 to 1000 characters long.',
    });
    await owner.request(createPet, petInput({
        name: character.repeat(Math.floor(20 / width)),
        persona: character.repeat(Math.floor(500 / width)),
    }));
    await refused(createPet, petInput({ name: character.repeat(21), persona: character.repeat(501) }), 'BAD_USER_INPUT', {
        name: 'Must be 1 to 20 characters long.',
        persona: 'Must be 1 to 500 characters long.',
    });
});
test('the database enforces the same rules by itself', async () => {
    const bad = ['', ' x', 'x\u3000', 'e\u0301', 'x'.repeat(1001)];
    for (const content of bad)
        await expect(app.database.query(`INSERT INTO messages (chat_room_id, message_type, sender_user_id, content) VALUES ($1, 'USER', $2, $3)`, [pet.roomId, owner.id, content])).rejects.toThrow(/messages_content_check|too long/);
    const senders = [
        ['USER', null, null],
        ['USER', owner.id, pet.id],
        ['USER', null, pet.id],
        ['PET', owner.id, null],
    ];
    for (const sender of senders)
        await expect(app.database.query(`INSERT INTO messages (chat_room_id, message_type, sender_user_id, sender_pet_id, content) VALUES (${pet.roomId}, $1, $2, $3, 'x')`, sender)).rejects.toThrow('messages_sender_check');
});
const badPeople = [
    ['a short name', { username: 'ab' }, { username: any }],
    ['a long name', { username: 'hunter2_hunter2_hunter2' }, { username: any }],
    ['a name with a space', { username: 'hunter2 x' }, { username: any }],
    ['a name like that of a deleted account', { username: '~12345' }, { username: any }],
    ['a name that becomes another when folded', { username: 'hunter2ﷺ' }, { username: any }],
    ['an invalid email address', { email: 'hunter2' }, { email: any }],
    ['a short password', { password: 'hunter2' }, { password: any }],
    ['a long password', { password: 'hunter2'.repeat(20) }, { password: any }],
    ['a password with a lone surrogate', { password: 'hunter2hunter2\udc00' }, { password: any }],
    ['an unknown time zone', { timeZone: 'Mars/hunter2' }, { timeZone: any }],
    ['an offset as time zone', { timeZone: '+09:00' }, { timeZone: any }],
    [
        'three errors at once',
        { username: 'x', password: 'hunter2', timeZone: 'Mars' },
        { username: any, password: any, timeZone: any },
    ],
    ['a wrong type', { password: { hunter2: 'hunter2' } }, { password: any }],
    ['null', { password: null }, { password: 'This is required.' }],
    ['an unknown field', { nickname: 'hunter2' }, { nickname: 'There is no such field.' }],
    ['an unknown field that is no name', { 'hunter 2': 'hunter2' }, { input: 'There is no such field.' }],
];
test.each(badPeople)('signUp with %s is rejected', async (_name, change, fields) => {
    await refused(signUp, person(change), 'BAD_USER_INPUT', fields);
});
test('missing fields are named', async () => {
    await refused(signUp, { input: { username: 'hunter2_name' } }, 'BAD_USER_INPUT', {
        email: 'This is required.',
        password: 'This is required.',
    });
    await refused(signUp, {}, 'BAD_USER_INPUT', { input: 'This is required.' });
    await refused(signUp, { input: null }, 'BAD_USER_INPUT', { input: 'This is required.' });
    await refused(signUp, { input: 'hunter2' }, 'BAD_USER_INPUT', { input: any });
});
const badIds = [
    '',
    'hunter2',
    '0',
    '-1',
    '1.5',
    '01',
    '1e3',
    ' 1',
    '9223372036854775808',
    '99999999999999999999999999',
    "1'; DROP TABLE users",
];
test.each(badIds)('the id %j is rejected', async (id) => {
    for (const field of ['pet', 'chatRoom', 'message', 'notification'])
        await refused(`query ($id: ID!) { ${field}(id: $id) { id } }`, { id }, 'BAD_USER_INPUT', {
            id: 'Must be an ID.',
        });
    await refused(send, { input: { chatRoomId: id, content: 'x' } }, 'BAD_USER_INPUT', {
        chatRoomId: 'Must be an ID.',
    });
    await refused(`mutation ($input: DeletePetInput!) { deletePet(input: $input) { deletedPetId } }`, { input: { petId: id } }, 'BAD_USER_INPUT', { petId: 'Must be an ID.' });
});
const cursor = (text) => Buffer.from(text).toString('base64url');
const badPages = [
    ['first: -1', { first: -1 }, { first: 'Must be 1 to 100.' }],
    ['first: 0', { first: 0 }, { first: 'Must be 1 to 100.' }],
    ['first: 1000000', { first: 1_000_000 }, { first: 'Must be 1 to 100.' }],
    ['last: 101', { last: 101 }, { last: 'Must be 1 to 100.' }],
    ['first with last', { first: 1, last: 1 }, { last: 'Must not come together with first.' }],
    ...[
        'hunter2',
        '',
        cursor('1||'),
        cursor('1|x|1'),
        cursor('2|1|1'),
        cursor('1|1|1|1'),
        cursor('1|999999999999999|1'),
        cursor('1|-1|1'),
        cursor('1|1|99999999999999999999'),
    ].flatMap((forged) => [
        [`after: ${forged}`, { after: forged }, { after: 'Must be a cursor of this list.' }],
        [`before: ${forged}`, { before: forged }, { before: 'Must be a cursor of this list.' }],
    ]),
];
test.each(badPages)('a page with %s is rejected in every list', async (_name, args, fields) => {
    const variables = '($first: Int, $after: String, $last: Int, $before: String)';
    const page = '(first: $first, after: $after, last: $last, before: $before) { edges { cursor } }';
    for (const list of ['pets', 'chatRooms', 'activities', 'notifications'])
        await refused(`query ${variables} { me { ${list}${page} } }`, args, 'BAD_USER_INPUT', fields);
    await refused(`query ${variables} { chatRoom(id: ${pet.roomId}) { messages${page} } }`, args, 'BAD_USER_INPUT', fields);
});
test('a cursor of another list is rejected', async () => {
    const { me } = await owner.request('{ me { pets { edges { cursor } } activities { edges { cursor } } } }');
    const query = `query ($after: String) { chatRoom(id: ${pet.roomId}) { messages(after: $after) { edges { cursor } } } }`;
    await refused(query, { after: me.pets.edges[0].cursor }, 'BAD_USER_INPUT', { after: any });
    await refused(`query ($after: String) { me { pets(after: $after) { edges { cursor } } } }`, { after: me.activities.edges[0].cursor }, 'BAD_USER_INPUT', { after: any });
});
test('errors do not repeat values in the document', async () => {
    await refused('mutation { logIn(input: { username: hunter2, password: 12345 }) { accessToken } }', {}, 'BAD_USER_INPUT', { username: 'Must be a text.', password: 'Must be a text.' });
    await refused('mutation { logIn(input: { username: "x" password: "hunter2', {}, 'GRAPHQL_PARSE_FAILED');
    await refused('{ me { "hunter2" } }', {}, 'GRAPHQL_PARSE_FAILED');
    await refused('{ pet(id: {hunter2: 1}) { id } }', {}, 'BAD_USER_INPUT', { id: 'Must be an ID.' });
});
test('an operation that costs too much is rejected', async () => {
    const fields = { query: 'Must request less at once.' };
    await refused('{ me { pets(first: 100) { edges { node { chatRoom { messages(last: 100) { edges { node { content sender { __typename } } } } } } } } } }', {}, 'BAD_USER_INPUT', fields);
    const { errors } = await owner.send(`{ ${'me { id } '.repeat(2_000)} }`);
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_PARSE_FAILED');
});
test('nested fragments and an invalid argument do not bypass the cost limit', async () => {
    const levels = Array.from({ length: 20 }, (_, at) => `fragment F${at} on Pet { a: chatRoom { pet { ...F${at + 1} } } b: chatRoom { pet { ...F${at + 1} } } }`);
    const doubling = `{ pet(id: ${pet.id}) { ...F0 } } ${levels.join(' ')} fragment F20 on Pet { id }`;
    await refused(doubling, {}, 'BAD_USER_INPUT', { query: 'Must request less at once.' });
    await refused('query ($x: ID = "1") { pet(id: $x) { id } me { id } }', { x: null }, 'BAD_USER_INPUT', {
        id: 'Is missing or not valid.',
    });
});
test('an error does not repeat an unknown operation name', async () => {
    const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: 'query a { me { id } }', operationName: 'hunter2' }),
    });
    const text = await response.text();
    expect(text).not.toContain('hunter2');
    expect(JSON.parse(text).errors[0].extensions).toEqual({ code: 'OPERATION_RESOLUTION_FAILURE' });
});
test('a request that is not an operation gets an error in the same shape', async () => {
    for (const [contentType, body] of [
        ['text/plain', 'hunter2'],
        ['application/json', '{"query": "hunter2'],
        ['application/json', 'x'.repeat(300_000)],
    ]) {
        const response = await fetch(`${app.url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': contentType },
            body,
        });
        const text = await response.text();
        expect(response.status).toBeGreaterThanOrEqual(400);
        expect(response.status).toBeLessThan(500);
        expect(text).not.toContain('hunter2');
        expect(JSON.parse(text).errors[0].extensions).toEqual({ code: 'BAD_REQUEST' });
    }
});
test('every operation requires a token', async () => {
    const nobody = caller(app.url);
    const before = await everything();
    for (const query of [
        '{ me { id } }',
        '{ pet(id: 1) { id } }',
        '{ chatRoom(id: 1) { id } }',
        '{ message(id: 1) { id } }',
        '{ notification(id: 1) { id } }',
        'mutation { logOut { loggedOut } }',
    ])
        expect((await nobody.requestError(query)).extensions).toEqual({
            code: 'UNAUTHENTICATED',
            reason: 'NO_TOKEN',
        });
    expect((await nobody.requestError(send, message('x'))).extensions).toEqual({
        code: 'UNAUTHENTICATED',
        reason: 'NO_TOKEN',
    });
    expect((await nobody.requestError(createPet, petInput({}))).extensions).toEqual({
        code: 'UNAUTHENTICATED',
        reason: 'NO_TOKEN',
    });
    expect(await everything()).toEqual(before);
});
test('an unexpected error becomes a neutral message with a request id', async () => {
    await app.database.query('ALTER TABLE pets RENAME COLUMN persona TO hidden');
    const error = await owner.requestError(`query ($id: ID!) { pet(id: $id) { persona } }`, { id: pet.id });
    await app.database.query('ALTER TABLE pets RENAME COLUMN hidden TO persona');
    expect(error).toMatchObject({
        message: 'Something went wrong on our side.',
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(JSON.stringify(error)).not.toMatch(/select|hidden|stack|\.js/i);
});
//# sourceMappingURL=bad-input.test.js.map