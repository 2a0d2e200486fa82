import { expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
import { dueAt, goAway } from '../support/absence.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
const hour = 3_600_000;
const setPresence = `mutation ($state: PresenceState!) { setPresence(input: { state: $state }) { session { id presence current } } }`;
const say = async (who, state) => (await who.request(setPresence, { state })).setPresence.session;
/** One query that a statement answers, one that resolvers answer, and one of both kinds. */
const queries = ['{ me { id } }', '{ me { sessions { id } } }', '{ me { id sessions { id } } }'];
const lastActive = async (owner) => (await app.database.query('SELECT last_active_at AS at FROM users WHERE id = $1', [owner.id]))[0].at.getTime();
/** Whether what is done counts as an access of an owner who left an hour ago. */
async function counts(owner, work) {
    await goAway(app, owner, hour);
    const before = await lastActive(owner);
    await work();
    return (await lastActive(owner)) > before;
}
const marked = (owner, headers) => caller(app.url, owner.token, headers);
async function overSocket(owner, query, params = {}, extensions) {
    const client = createClient({
        url: `${app.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        connectionParams: { Authorization: `Bearer ${owner.token}`, ...params },
    });
    try {
        for await (const { errors } of client.iterate({ query, ...(extensions && { extensions }) }))
            expect(errors).toBeUndefined();
    }
    finally {
        await client.dispose();
    }
}
test.each(queries)('while a session is away, %s is no access, over HTTP and on a socket', async (query) => {
    const owner = await newOwner(app.url);
    const ask = () => owner.request(query);
    expect(await counts(owner, ask)).toBe(true);
    expect(await counts(owner, () => overSocket(owner, query))).toBe(true);
    await say(owner, 'AWAY');
    expect(await counts(owner, ask)).toBe(false);
    expect(await counts(owner, () => overSocket(owner, query))).toBe(false);
    expect(await counts(owner, () => say(owner, 'ACTIVE'))).toBe(true);
    expect(await counts(owner, ask)).toBe(true);
    expect(await counts(owner, () => overSocket(owner, query))).toBe(true);
});
test.each(queries)('%s counts by its mark, whatever the session said', async (query) => {
    const owner = await newOwner(app.url);
    const active = { 'nuzzle-presence': 'active' };
    const background = { 'nuzzle-background': '1' };
    for (const state of ['ACTIVE', 'AWAY']) {
        await say(owner, state);
        expect(await counts(owner, () => marked(owner, active).request(query))).toBe(true);
        expect(await counts(owner, () => marked(owner, background).request(query))).toBe(false);
        expect(await counts(owner, () => marked(owner, { ...active, ...background }).request(query))).toBe(false);
        expect(await counts(owner, () => overSocket(owner, query, active))).toBe(true);
        expect(await counts(owner, () => overSocket(owner, query, background))).toBe(false);
        // An operation's own mark comes before that of its socket.
        expect(await counts(owner, () => overSocket(owner, query, background, active))).toBe(true);
        expect(await counts(owner, () => overSocket(owner, query, active, background))).toBe(false);
    }
    expect(await counts(owner, () => marked(owner, { 'nuzzle-presence': 'nonsense' }).request(query))).toBe(false);
});
test('going away is no access, and what an owner does is one, also while the session is away', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    expect(await counts(owner, () => say(owner, 'AWAY'))).toBe(false);
    expect(await counts(owner, () => say(owner, 'AWAY'))).toBe(false);
    expect(await counts(owner, () => sendMessage(owner, pet.roomId, 'I am here'))).toBe(true);
    expect(await counts(owner, () => newPet(owner, 'Nabi'))).toBe(true);
    // Doing something does not end it: only the session says that its owner is back.
    expect(await counts(owner, () => owner.request(queries[0]))).toBe(false);
});
test('presence is of one session, and ends with it', async () => {
    const owner = await newOwner(app.url);
    const logIn = async () => {
        const { logIn: session } = await caller(app.url).request('mutation ($input: LogInInput!) { logIn(input: $input) { accessToken refreshToken } }', { input: { username: owner.username, password: owner.password } });
        return { ...caller(app.url, session.accessToken), refreshToken: session.refreshToken };
    };
    const phone = await logIn();
    expect(await say(phone, 'AWAY')).toMatchObject({ presence: 'AWAY', current: true });
    expect(await counts(owner, () => owner.request(queries[0]))).toBe(true);
    expect(await counts(owner, () => phone.request(queries[0]))).toBe(false);
    const { me } = await owner.request('{ me { sessions { presence current } } }');
    expect(me.sessions.map(({ presence, current }) => [current, presence])).toEqual(expect.arrayContaining([
        [true, 'ACTIVE'],
        [false, 'AWAY'],
    ]));
    // A refresh continues the session.
    const { refreshSession } = await caller(app.url).request('mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken } }', { input: { refreshToken: phone.refreshToken } });
    const refreshed = caller(app.url, refreshSession.accessToken);
    expect(await counts(owner, () => refreshed.request(queries[0]))).toBe(false);
    await refreshed.request('mutation { logOut { loggedOut } }');
    expect((await phone.requestError(setPresence, { state: 'ACTIVE' })).extensions.code).toBe('UNAUTHENTICATED');
    const again = await logIn();
    expect(await counts(owner, () => again.request(queries[0]))).toBe(true);
});
test('an owner whose session stays away is due when the last access is two hours old', async () => {
    const owner = await newOwner(app.url);
    await say(owner, 'AWAY');
    await goAway(app, owner, hour);
    const due = await dueAt(app, owner);
    for (const query of queries)
        await owner.request(query);
    expect(await dueAt(app, owner)).toEqual(due);
    await say(owner, 'ACTIVE');
    expect((await dueAt(app, owner)).getTime()).toBeGreaterThan(due.getTime());
});
//# sourceMappingURL=presence.test.js.map