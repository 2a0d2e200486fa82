import { createECDH, randomBytes } from 'node:crypto';
import { getIntrospectionQuery } from 'graphql';
import { anyOf, ask, fresh, maximal, newAddress } from './attack.js';
const repeat = (count, make) => Array.from({ length: count }, (_, n) => make(n));
const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }';
const marks = `a${'\u0301'.repeat(30_000)}${'\u0316'.repeat(30_000)}`;
const padding = 'x'.repeat(240_000);
const oversized = `{ me { pets(first: 100) { edges { node { ${repeat(70, (n) => `p${n}: persona`).join(' ')} } } } } }`;
const behindDefault = `query ($n: Int = 100) { me { pets(first: $n) { edges { node { owner { pets(first: $n) { edges { node { ${repeat(20, (n) => `p${n}: persona`).join(' ')} } } } } } } } } }`;
const registration = `mutation ($input: RegisterPushSubscriptionInput!) {
  registerPushSubscription(input: $input) { pushSubscription { id } } }`;
// Keys of the right form; nobody decrypts with them.
const keys = {
    p256dh: createECDH('prime256v1').generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
};
const tokenOf = ({ accounts }) => anyOf(accounts).token;
async function askRaw({ url, over }, body) {
    const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        signal: over,
        headers: { 'content-type': 'application/json', 'x-forwarded-for': newAddress() },
        body,
    });
    await response.text();
}
/** The attacks with whole requests. */
export const httpAttacks = {
    'names of combining marks': (scene) => ask(scene, logIn, { input: { username: marks, password: marks } }),
    'texts of combining marks': (scene) => ask(scene, 'mutation ($a: SignUpInput!, $b: CreatePetInput!, $c: SendMessageInput!) { signUp(input: $a) { accessToken } createPet(input: $b) { pet { id } } sendMessage(input: $c) { message { id } } }', {
        a: { username: fresh(), email: `${fresh()}@example.com`, password: marks },
        b: { name: fresh(), persona: marks },
        c: { chatRoomId: scene.accounts[2].roomId, content: marks },
    }, scene.accounts[2].token),
    'cursors of bars': (scene) => ask(scene, `query ($after: String) { me { ${repeat(200, (n) => `p${n}: pets(first: 1, after: $after) { edges { cursor } }`).join(' ')} } }`, { after: '|'.repeat(185_000) }, tokenOf(scene)),
    'lists behind defaults': async (scene) => {
        const token = tokenOf(scene);
        await ask(scene, behindDefault, { n: null }, token);
        await Promise.all(repeat(8, () => ask(scene, behindDefault, {}, token)));
    },
    'documents that are slow to validate': async (scene) => {
        await ask(scene, `{ ${'me { id } '.repeat(600)} }`);
        await ask(scene, `{ ${'... { me { id } } '.repeat(250)} }`);
        await ask(scene, `{ ...F0 } ${repeat(120, (n) => `fragment F${n} on Query { me { id } ...F${n + 1} }`).join(' ')} fragment F120 on Query { me { id } }`);
    },
    'guesses at a password': async (scene) => ask(scene, logIn, { input: { username: anyOf(scene.usernames), password: fresh() } }),
    'guesses at names': async (scene) => ask(scene, logIn, { input: { username: fresh(), password: fresh() } }),
    'maximal queries': (scene) => Promise.all(repeat(12, () => ask(scene, maximal, {}, scene.accounts[0].token))),
    'distinct queries': (scene) => ask(scene, `{ ${repeat(20, (n) => `${fresh()}${n}: me { ${repeat(15, (m) => `${fresh()}${m}: username`).join(' ')} }`).join(' ')} }`, {}, tokenOf(scene)),
    introspection: (scene) => ask(scene, getIntrospectionQuery()),
    'distinct introspection': (scene) => ask(scene, `{ __schema { ${fresh()}: types { name fields { name type { name } } } } }`),
    'oversized answers': (scene) => ask(scene, oversized, {}, scene.accounts[1].token),
    'large variables': (scene) => ask(scene, '{ me { id } }', { padding, more: { padding: [] } }, tokenOf(scene)),
    'malformed bodies': async (scene) => {
        await askRaw(scene, '{"query":'.repeat(1_000));
        await askRaw(scene, '['.repeat(200_000));
        await askRaw(scene, JSON.stringify({ query: '{ a'.repeat(20_000) }));
    },
    'resets of passwords': (scene) => ask(scene, 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { requested } }', { input: { email: `${anyOf([...scene.usernames, fresh()])}@example.com` } }),
    'links of mails': async (scene) => {
        await ask(scene, 'mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { confirmed } }', {
            input: { token: fresh() },
        });
        await ask(scene, 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { endedSessions } }', {
            input: { token: fresh(), newPassword: `${fresh()}${fresh()}` },
        });
    },
    'refresh tokens that were used': (scene) => ask(scene, 'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken } }', {
        input: { refreshToken: anyOf([scene.usedToken, fresh()]) },
    }),
    'pushes to private addresses': (scene) => ask(scene, registration, {
        input: {
            endpoint: `https://${anyOf(['127.0.0.1', '[::1]', '10.0.0.1', 'localhost'])}/${fresh()}`,
            ...keys,
        },
    }, tokenOf(scene)),
    'messages to fifty subscriptions': (scene) => {
        const { token, roomId } = anyOf(scene.accounts);
        return ask(scene, 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }', { input: { chatRoomId: roomId, content: `${fresh()} ${'😀'.repeat(400)}` } }, token);
    },
    'probes of health': async ({ url, over }) => {
        await Promise.all(repeat(10, async () => (await fetch(`${url}/health/ready`, { signal: over })).text()));
    },
};
//# sourceMappingURL=http-attacks.js.map