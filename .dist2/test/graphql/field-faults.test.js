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
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client/core';
import { expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { startApp } from '../support/start-app.js';
import { caller, newOwner, newPet } from '../support/client.js';
import { openTestSocket } from '../support/socket.js';
const app = await startApp({ RUN: 'api' });
const anybody = caller(app.url);
const taken = await newOwner(app.url);
const owner = await newOwner(app.url);
const pet = await newPet(owner);
const signUp = 'mutation ($form: SignUpInput!) { signUp(input: $form) { user { id } } }';
const account = 'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { user { id } } }';
const byPath = (fields) => fields?.toSorted((a, b) => a.path.localeCompare(b.path));
/** A form with five faults: each is found in another part of the server. */
const form = {
    username: taken.username.toUpperCase(),
    email: 'nobody at all',
    password: 'short',
    timeZone: 'Mars/Olympus',
    displayName: 'x'.repeat(21),
};
const fiveFaults = [
    { path: 'displayName', code: 'TOO_LONG', message: 'Must be 1 to 20 characters long.', min: 1, max: 20 },
    { path: 'email', code: 'INVALID_FORMAT', message: 'Must be an email address.' },
    { path: 'password', code: 'TOO_SHORT', message: 'Must be 8 to 128 characters long.', min: 8, max: 128 },
    { path: 'timeZone', code: 'INVALID_FORMAT', message: 'Must be an IANA time zone such as Asia/Seoul.' },
    { path: 'username', code: 'TAKEN', message: 'Is already taken.' },
];
/** An input as a literal. */
const literal = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
    ? `{ ${Object.entries(value)
        .map(([name, one]) => `${name}: ${literal(one)}`)
        .join(', ')} }`
    : JSON.stringify(value);
test('Apollo Client gets the five faults of a form at once', async () => {
    const client = new ApolloClient({
        cache: new InMemoryCache(),
        link: new HttpLink({ uri: `${app.url}/graphql` }),
    });
    const error = await client
        .mutate({ mutation: gql(signUp), variables: { form } })
        .catch((one) => one);
    if (!CombinedGraphQLErrors.is(error))
        throw error;
    expect(error.errors).toHaveLength(1);
    const { code, fields } = error.errors[0].extensions;
    expect(code).toBe('BAD_USER_INPUT');
    expect(byPath(fields)).toEqual(fiveFaults);
    client.stop();
});
test('the faults are the same as variables of any name, as literals, as both, and over a socket', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const socket = __addDisposableResource(env_1, openTestSocket(app.url), true);
        const mixed = `mutation ($mail: EmailAddress!, $zone: String) {
    signUp(input: ${literal({ ...form, email: 1, timeZone: 2 })
            .replace('email: 1', 'email: $mail')
            .replace('timeZone: 2', 'timeZone: $zone')}) { user { id } }
  }`;
        const asked = [
            [signUp, { form }],
            [signUp.replaceAll('$form', '$input'), { input: form }],
            [`mutation { signUp(input: ${literal(form)}) { user { id } } }`, {}],
            [mixed, { mail: form.email, zone: form.timeZone }],
            [`mutation { ...F } fragment F on Mutation { signUp(input: ${literal(form)}) { user { id } } }`, {}],
        ];
        for (const [query, variables] of asked) {
            const error = await anybody.requestError(query, variables);
            expect([query, error.extensions.code, byPath(error.extensions.fields)]).toEqual([
                query,
                'BAD_USER_INPUT',
                fiveFaults,
            ]);
            const overSocket = await socket.subscribe(query, variables).nextError();
            expect([query, byPath(overSocket.extensions.fields)]).toEqual([query, fiveFaults]);
        }
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
});
test('a form in which only a name is taken is CONFLICT, and one with a common password too names both', async () => {
    const fine = { username: taken.username, email: 'fine_and_free@example.com', password: 'correct horse' };
    const conflict = await anybody.requestError(signUp, { form: fine });
    expect(conflict.extensions).toEqual({
        code: 'CONFLICT',
        fields: [{ path: 'username', code: 'TAKEN', message: 'Is already taken.' }],
    });
    const both = await anybody.requestError(signUp, {
        form: { ...fine, email: `${taken.username}@example.com`, password: 'password1' },
    });
    expect(both.extensions.code).toBe('BAD_USER_INPUT');
    expect(both.extensions.fields.map(({ path, code }) => [path, code])).toEqual([
        ['password', 'GUESSABLE'],
        ['username', 'TAKEN'],
        ['email', 'TAKEN'],
    ]);
});
test('a change to a name and an address that are both taken names both', async () => {
    const input = {
        username: taken.username,
        email: `${taken.username}@example.com`,
        currentPassword: owner.password,
    };
    const { extensions } = await owner.requestError(account, { input });
    expect(extensions).toEqual({
        code: 'CONFLICT',
        fields: [
            { path: 'username', code: 'TAKEN', message: 'Is already taken.' },
            { path: 'email', code: 'TAKEN', message: 'Is already taken.' },
        ],
    });
    // An owner's own names are not taken.
    const own = { ...input, username: owner.username.toUpperCase(), email: `${owner.username}@example.com` };
    expect((await owner.request(account, { input: own })).updateAccount.user.id).toBe(owner.id);
});
test('a server that hides known addresses says of no form that an address is taken', async () => {
    const { url } = await app.another({ HIDE_KNOWN_EMAILS: 'on' });
    const known = { ...form, email: `${taken.username}@example.com` };
    const { extensions } = await caller(url).requestError(signUp, { form: known });
    expect(byPath(extensions.fields).map(({ path }) => path)).toEqual([
        'displayName',
        'password',
        'timeZone',
        'username',
    ]);
});
// Both count in the same store, by the same address.
test('a form that asks for no name is no try to sign up', async () => {
    const { url } = await app.another({ LIMIT_SIGN_UP: '1/1h' });
    const nameless = { ...form, username: 'x', email: 'x', password: 'password1' };
    for (let n = 0; n < 3; n++) {
        const { extensions } = await caller(url).requestError(signUp, { form: nameless });
        expect(extensions.fields).toContainEqual(expect.objectContaining({ path: 'password', code: 'GUESSABLE' }));
    }
    const username = `u_${randomBytes(6).toString('hex')}`;
    const fine = { username, email: `${username}@example.com`, password: 'correct horse battery' };
    expect((await caller(url).request(signUp, { form: fine })).signUp.user.id).toMatch(/^\d+$/);
});
test('forms with faults are tries to sign up: past the limit they do not say which names are taken', async () => {
    const { url } = await app.another({ LIMIT_SIGN_UP: '3/1h' });
    const codes = [];
    for (let n = 0; n < 4; n++) {
        const { extensions } = await caller(url).requestError(signUp, { form });
        codes.push(extensions.fields.map(({ code }) => code));
    }
    expect(codes.map((one) => one.includes('TAKEN'))).toEqual([true, true, false, false]);
    expect(codes.every((one) => one.length >= 4)).toBe(true);
});
const quiet = 'mutation ($input: UpdateOutreachSettingsInput!) { updateOutreachSettings(input: $input) { user { id } } }';
const update = 'mutation ($input: UpdatePetInput!) { updatePet(input: $input) { pet { id } } }';
test.each([
    [
        'nested fields',
        quiet,
        { dailyCap: 99, quietHours: { from: 'noon', to: '25:00' }, timeZone: 'x' },
        [
            ['quietHours.from', 'INVALID_FORMAT'],
            ['quietHours.to', 'INVALID_FORMAT'],
            ['dailyCap', 'OUT_OF_RANGE'],
            ['timeZone', 'INVALID_FORMAT'],
        ],
    ],
    [
        'a missing nested field',
        quiet,
        { quietHours: { from: '22:00' }, dailyCap: 0 },
        [
            ['quietHours.to', 'REQUIRED'],
            ['dailyCap', 'OUT_OF_RANGE'],
        ],
    ],
    [
        'unknown fields',
        update,
        { petId: '1', nickname: 'x', 'no name': 'x', name: '' },
        [
            ['nickname', 'UNKNOWN_FIELD'],
            ['input', 'UNKNOWN_FIELD'],
            ['name', 'TOO_SHORT'],
        ],
    ],
    [
        'an unknown choice and a wrong type',
        update,
        { petId: 'x', status: 'ASLEEP', name: 7 },
        [
            ['name', 'INVALID_FORMAT'],
            ['status', 'INVALID_FORMAT'],
            ['petId', 'INVALID_FORMAT'],
        ],
    ],
    [
        'a change that needs the password, and more',
        account,
        { username: 'x', email: '', displayName: '\n' },
        [
            ['email', 'REQUIRED'],
            ['username', 'TOO_SHORT'],
            ['displayName', 'TOO_SHORT'],
            ['currentPassword', 'REQUIRED'],
        ],
    ],
])('all faults at once: %s', async (_what, query, input, expected) => {
    const { extensions } = await owner.requestError(query, { input });
    expect(extensions.code).toBe('BAD_USER_INPUT');
    expect(extensions.fields.map(({ path, code }) => [path, code])).toEqual(expected);
    if ('no name' in input)
        return;
    const name = /\{ (\w+)\(/.exec(query)[1];
    const { extensions: literals } = await owner.requestError(`mutation { ${name}(input: ${literal(input).replace('"ASLEEP"', 'ASLEEP')}) { __typename } }`);
    expect(literals.fields).toEqual(extensions.fields);
});
test('an argument outside an input has its own name, whatever the variable is called', async () => {
    const query = 'query ($n: Int, $room: ID!) { chatRoom(id: $room) { messages(first: $n) { edges { cursor } } } }';
    const wrong = await owner.requestError(query, { n: 'many', room: pet.roomId });
    expect(wrong.extensions.fields).toEqual([
        { path: 'first', code: 'INVALID_FORMAT', message: 'Must be a whole number.' },
    ]);
    const much = await owner.requestError(query, { n: 101, room: pet.roomId });
    expect(much.extensions.fields).toEqual([
        { path: 'first', code: 'OUT_OF_RANGE', message: 'Must be 1 to 100.', min: 1, max: 100 },
    ]);
    const missing = await owner.requestError(query, { n: 1 });
    expect(missing.extensions.fields).toEqual([{ path: 'id', code: 'REQUIRED', message: 'This is required.' }]);
    const condition = 'query ($yes: Boolean!) { me { id @include(if: $yes) username } }';
    expect((await owner.requestError(condition, { yes: 'no' })).extensions.fields).toMatchObject([
        { path: 'if', code: 'INVALID_FORMAT' },
    ]);
});
test('nobody reads the literals of an operation whose sender may not run it', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const socket = __addDisposableResource(env_2, openTestSocket(app.url), true);
        const query = 'mutation { createPet(input: { name: 1, nickname: 2 }) { pet { id } } }';
        const expected = { code: 'UNAUTHENTICATED', reason: 'NO_TOKEN' };
        expect((await anybody.requestError(query)).extensions).toEqual(expected);
        expect((await socket.subscribe(query).nextError()).extensions).toEqual(expected);
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
test('a document with other errors than values has those', async () => {
    const { errors } = await owner.send('{ me { nothing } pet(id: {}) { id } }');
    expect(errors.map(({ extensions }) => extensions.code)).toContain('GRAPHQL_VALIDATION_FAILED');
});
test('a refusal for its cost says the cost and the limit', async () => {
    const query = '{ me { pets(first: 100) { edges { node { chatRoom { messages(last: 100) { edges { node { content sender { __typename } } } } } } } } } }';
    const { extensions } = await owner.requestError(query);
    expect(extensions).toEqual({
        code: 'BAD_USER_INPUT',
        cost: expect.any(Number),
        limit: 30_000,
        fields: [
            {
                path: 'query',
                code: 'TOO_COSTLY',
                message: 'Must request less at once.',
                cost: extensions.cost,
                limit: 30_000,
            },
        ],
    });
    expect(extensions.cost).toBeGreaterThan(30_000);
});
//# sourceMappingURL=field-faults.test.js.map