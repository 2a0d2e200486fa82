import { expect } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { caller, newOwner, newPet } from '../../support/client.js';
import { graph } from './send.js';
import { newKeys } from './world.js';
// An operation that has begun is answered with 200, and says so in its errors.
const limited = {
    status: 200,
    code: 'RATE_LIMITED',
    headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
};
const refused = { ...limited, status: 429 };
const name = () => `f_${randomBytes(6).toString('hex')}`;
const signUp = 'mutation ($input: SignUpInput!) { signUp(input: $input) { user { id } } }';
const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }';
const reset = 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { requested } }';
/** An address of the network for documentation (RFC 5737) that no other attack uses. */
let lastAddress = 0;
const from = () => ({ 'x-forwarded-for': `198.51.100.${++lastAddress}` });
let owner;
let roomId = '';
let headers = {};
/** Does something as often as a limit allows, which may change the database, and then once more. */
const flood = (what, allowed, attempt, { seen = limited, line = 'API6' } = {}) => ({
    line,
    name: what,
    first: async (world) => {
        owner = await newOwner(world.url);
        ({ roomId } = await newPet(owner));
        headers = from();
        for (let n = 0; n < allowed; n++) {
            const { code } = await attempt(world, n);
            if (code === 'RATE_LIMITED' || code === 'CONFLICT')
                throw new Error(`Refused too early: ${n} of ${allowed}.`);
        }
    },
    send: (world) => attempt(world, allowed),
    seen,
});
const joining = () => ({
    input: { username: name(), email: `${name()}@example.com`, password: 'correct horse battery' },
});
const message = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
const refresh = 'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { refreshToken } }';
const registration = 'mutation ($input: RegisterPushSubscriptionInput!) { registerPushSubscription(input: $input) { pushSubscription { id } } }';
const guess = (username) => ({ input: { username, password: `wrong ${name()}` } });
/** Attacks that repeat what is allowed once. */
export const flowAttacks = [
    flood('guesses the password of one account', 3, ({ limited: url, victim }) => graph(url, logIn, guess(victim.username), { headers }), {
        line: 'API2',
    }),
    flood('guesses the password of one account from many addresses', 3, ({ limited: url }) => graph(url, logIn, guess(owner.username), { headers: from() }), { line: 'API2' }),
    flood('guesses the password of one account by its names in other letters', 3, ({ limited: url }, n) => {
        const { username } = owner;
        return graph(url, logIn, guess([username, username.toUpperCase(), `${username[0].toUpperCase()}${username.slice(1)}`][n % 3]), {
            headers: from(),
        });
    }, { line: 'API2' }),
    flood('guesses the password of an account that does not exist', 3, ({ limited: url }) => graph(url, logIn, guess(`${owner.username.slice(0, 12)}_x`), { headers }), { line: 'API2' }),
    flood('tries one password with many accounts', 5, ({ limited: url }) => graph(url, logIn, guess(name()), { headers }), {
        line: 'API2',
    }),
    flood('guesses many passwords in one request', 0, ({ url, victim }) => graph(url, `mutation { ${Array.from({ length: 50 }, (_, n) => `a${n}: logIn(input: { username: "${victim.username}", password: "guess ${n}" }) { accessToken }`).join(' ')} }`), { line: 'GraphQL: batching', seen: { status: 400 } }),
    flood('guesses a password with a stolen token', 2, ({ limited: url }) => graph(url, 'mutation { deleteAccount(input: { password: "wrong password" }) { deletedUserId } }', {}, { as: owner, headers: from() }), { line: 'API2' }),
    flood('signs up again and again', 2, ({ limited: url }) => graph(url, signUp, joining(), { headers })),
    flood('signs up from an address for each, by a header that no proxy wrote', 2, ({ direct: url }) => graph(url, signUp, joining(), {
        headers: { ...from(), forwarded: `for=${name()}`, 'x-real-ip': '203.0.113.9' },
    }), { line: 'API8' }),
    flood('has mails sent to one recipient', 2, ({ limited: url }) => graph(url, reset, { input: { email: `${owner.username}@example.com` } }, { headers: from() })),
    flood('has mails sent to many recipients', 2, ({ limited: url }) => graph(url, reset, { input: { email: `${name()}@example.com` } }, { headers })),
    flood('floods a pet with messages', 2, ({ limited: url }, n) => graph(url, message, { input: { chatRoomId: roomId, content: `message ${n}`, clientMessageId: name() } }, { as: owner, headers: from() })),
    flood('floods a pet with messages in one request', 2, ({ limited: url }, n) => graph(url, `mutation { ${Array.from({ length: n < 2 ? 1 : 20 }, (_, m) => `a${m}: sendMessage(input: { chatRoomId: "${roomId}", content: "${n} ${m}" }) { message { id } }`).join(' ')} }`, {}, { as: owner, headers }), { line: 'GraphQL: batching' }),
    flood('creates pets without end', 1, ({ limited: url }) => graph(url, 'mutation { createPet(input: { name: "Nabi", persona: "one of many" }) { pet { id } } }', {}, { as: owner, headers: from() }), { seen: { status: 200, code: 'CONFLICT' } }),
    flood('creates pets without end in one request', 1, ({ limited: url }, n) => graph(url, `mutation { ${Array.from({ length: n < 1 ? 1 : 20 }, (_, m) => `a${m}: createPet(input: { name: "Nabi", persona: "one of many" }) { pet { id } }`).join(' ')} }`, {}, { as: owner, headers: from() }), { line: 'GraphQL: batching', seen: { status: 200, code: 'CONFLICT' } }),
    flood('refreshes sessions without end', 2, ({ limited: url }) => graph(url, refresh, { input: { refreshToken: `x.${name()}` } }, { headers })),
    flood('exports its data without end', 2, ({ limited: url }) => graph(url, `mutation { exportMyData(input: { password: "${owner.password}" }) { url } }`, {}, { as: owner, headers: from() })),
    flood('registers browsers without end', 2, ({ limited: url }) => graph(url, registration, { input: { endpoint: `https://93.184.216.34/${name()}`, ...newKeys() } }, { as: owner, headers: from() })),
    flood('asks without end as one owner', 20, ({ limited: url }) => graph(url, '{ me { id } }', {}, { as: owner, headers: from() }), {
        line: 'GraphQL: rate limiting',
        seen: refused,
    }),
    flood('asks without end from one address', 40, ({ limited: url }) => graph(url, '{ webPushKey }', {}, { headers }), {
        line: 'GraphQL: rate limiting',
        seen: refused,
    }),
    {
        line: 'API6',
        name: 'changes a message by sending another under its id',
        first: async ({ url }) => {
            owner = await newOwner(url);
            ({ roomId } = await newPet(owner));
            await caller(url, owner.token).request(message, {
                input: { chatRoomId: roomId, content: 'first', clientMessageId: 'one' },
            });
        },
        send: ({ url }) => graph(url, message, { input: { chatRoomId: roomId, content: 'second', clientMessageId: 'one' } }, { as: owner }),
        seen: { status: 200, code: 'CONFLICT' },
    },
];
//# sourceMappingURL=flows.js.map