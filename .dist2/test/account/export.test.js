import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { modules } from '../../src/modules.js';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
import { writeHistory } from '../support/history.js';
import { startApp } from '../support/start-app.js';
import { faults } from '../support/faults.js';
const app = await startApp({ ARCHIVE_MESSAGES_AFTER: '365d' });
const requestExport = async (owner) => (await owner.request('mutation ($password: String!) { exportMyData(input: { password: $password }) { url expiresAt } }', { password: owner.password })).exportMyData;
const linesOf = (text) => text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
test('an export has all data of its owner, archived months included, and no data of others', async () => {
    const [owner, stranger] = [await newOwner(app.url), await newOwner(app.url)];
    const pet = await newPet(owner, 'Coco', 'a "quoted" cat\nof two lines');
    const deleted = await newPet(owner, 'Gone');
    const strangers = await newPet(stranger, 'Foreign', 'nobody may read this');
    await sendMessage(stranger, strangers.roomId, 'nor this');
    await writeHistory(app.database, { owner, pet, messages: 1_203, months: 30 });
    await app.database.query(`SELECT archive_partition(name) FROM partitions WHERE parent = 'messages' AND ends_at < clock() - interval '1 year' ORDER BY starts_at`);
    await owner.request('mutation ($id: ID!) { deletePet(input: { petId: $id }) { deletedPetId } }', {
        id: deleted.id,
    });
    const { url, expiresAt } = await requestExport(owner);
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(14 * 60_000);
    const response = await fetch(new URL(url, `${app.url}/graphql`));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'application/jsonl; charset=utf-8',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'content-disposition': 'attachment; filename="nuzzle-export.jsonl"',
    });
    const text = await response.text();
    const lines = linesOf(text);
    expect(lines.at(-1)).toEqual({ type: 'end', lines: lines.length - 1 });
    const of = (type) => lines.filter((line) => line.type === type);
    expect(of('user')).toMatchObject([
        { id: owner.id, username: owner.username, timeZone: null, outreach: { enabled: true } },
    ]);
    expect(of('pet').map(({ name }) => name)).toEqual(['Coco', 'Gone']);
    expect(of('pet')[0]['persona']).toBe('a "quoted" cat\nof two lines');
    expect(of('chatRoom')).toHaveLength(2);
    expect(of('message').map(({ content }) => content)).toEqual(Array.from({ length: 1_203 }, (_, at) => `line ${at + 1}`));
    expect(of('message')[0]).toMatchObject({
        chatRoomId: pet.roomId,
        by: 'USER',
        sentAt: expect.stringMatching(/Z$/),
    });
    expect(of('session')).toHaveLength(1);
    expect(of('notification')).toHaveLength(1);
    // The download is recorded while it runs.
    expect(of('activity').flatMap(({ kind }) => (kind === 'EXPORT_DOWNLOAD' ? [] : [kind]))).toEqual([
        'LOGIN',
        'PET_CREATE',
        'PET_CREATE',
        'EXPORT',
    ]);
    for (const secret of ['Foreign', 'nor this', stranger.username, 'argon2'])
        expect(text).not.toContain(secret);
});
test('an address works once, until it expires or another is issued, and HEAD does not use it up', async () => {
    const owner = await newOwner(app.url);
    const fetched = async (url, method = 'GET') => (await fetch(`${app.url}${url}`, { method })).status;
    const first = await requestExport(owner);
    const second = await requestExport(owner);
    expect(await fetched(first.url)).toBe(404);
    expect(await fetched(second.url, 'HEAD')).toBe(405);
    const both = await Promise.all([fetched(second.url), fetched(second.url)]);
    expect(both.toSorted()).toEqual([200, 404]);
    expect(await fetched('/exports/nonsense')).toBe(404);
    const third = await requestExport(owner);
    await app.database.moveClock(15 * 60_000);
    expect(await fetched(third.url)).toBe(404);
    await app.database.moveClock(0);
    const kept = await app.database.query('SELECT token_hash FROM data_exports WHERE user_id = $1', [owner.id]);
    expect(JSON.stringify(kept)).not.toContain(third.url.split('/').at(-1));
});
test('a reader who disconnects ends the export', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    await writeHistory(app.database, { owner, pet, messages: 20_000, months: 2 });
    const { url } = await requestExport(owner);
    const leaving = new AbortController();
    const response = await fetch(`${app.url}${url}`, { signal: leaving.signal });
    const reader = response.body.getReader();
    await reader.read();
    leaving.abort();
    await expect(reader.read()).rejects.toThrow();
    for (;;) {
        const busy = await app.database.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`);
        if (busy.length === 0)
            break;
    }
});
test('the lines have the types of docs/EXPORT.md and the fields that the modules declare', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    await sendMessage(owner, pet.roomId, 'hello');
    await app.database.query(`INSERT INTO push_subscriptions (user_id, session_id, endpoint, p256dh, auth)
     SELECT user_id, id, 'https://push.example.com/one', 'key', 'auth' FROM sessions WHERE user_id = $1`, [owner.id]);
    await app.database.query(`INSERT INTO care_holds (user_id, held_until) VALUES ($1, clock() + interval '1 day')`, [owner.id]);
    await app.database.query(`INSERT INTO outreaches (user_id, epoch, state, reason) VALUES ($1, clock(), 'FAILED', 'OWNER_RETURNED')`, [owner.id]);
    const text = await (await fetch(`${app.url}${(await requestExport(owner)).url}`)).text();
    const documented = [
        ...(await readFile('docs/EXPORT.md', 'utf8')).matchAll(/^\| `(?!type`)(\w+)` +\|/gm),
    ].map(([, type]) => type);
    const lines = new Map(linesOf(text).map(({ type, ...fields }) => [type, Object.keys(fields)]));
    lines.delete('end');
    const declared = modules
        .flatMap(({ tables }) => tables)
        .flatMap(({ line, exported }) => (line ? [[line, Object.keys(exported)]] : []));
    expect(new Set(documented)).toEqual(new Set(declared.map(([line]) => line)));
    expect(Object.fromEntries(declared)).toMatchObject(Object.fromEntries(lines));
});
test('no row is missing where ids get one digit longer', async () => {
    const owner = await newOwner(app.url);
    await app.database.query(`SELECT setval('notifications_id_seq', 9500)`);
    await app.database.query(`INSERT INTO notifications (user_id, notification_type, title, content) SELECT $1, 'SYSTEM', 'T', 'number ' || n FROM generate_series(1, 1300) n`, [owner.id]);
    const lines = linesOf(await (await fetch(`${app.url}${(await requestExport(owner)).url}`)).text());
    const notices = lines.filter(({ type, title }) => type === 'notification' && title === 'T');
    expect(notices.map(({ content }) => content)).toEqual(Array.from({ length: 1_300 }, (_, at) => `number ${at + 1}`));
});
test('a new password revokes the address', async () => {
    const owner = await newOwner(app.url);
    const { url } = await requestExport(owner);
    await owner.request('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { endedSessions } }', {
        input: { currentPassword: owner.password, newPassword: 'another that is good' },
    });
    expect((await fetch(`${app.url}${url}`)).status).toBe(404);
});
test('an export requires the password', async () => {
    const owner = await newOwner(app.url);
    const error = await owner.requestError('mutation { exportMyData(input: { password: "not it, really" }) { url } }');
    expect(error.extensions).toEqual({
        code: 'BAD_USER_INPUT',
        fields: faults({ password: 'This password is wrong.' }),
    });
    expect(await app.database.query('SELECT 1 FROM data_exports WHERE user_id = $1', [owner.id])).toEqual([]);
});
const endings = [
    ['is logged out', (owner) => owner.request('mutation { logOut { loggedOut } }')],
    [
        'is logged out with all others',
        (owner) => owner.request('mutation { logOutEverywhere(input: {}) { endedSessions } }'),
    ],
    [
        'expires',
        (owner) => app.database.query('UPDATE sessions SET expires_at = clock() WHERE user_id = $1', [owner.id]),
    ],
    [
        'is ended because its refresh token was used again',
        async (owner) => {
            const refresh = (refreshToken) => owner.send('mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { refreshToken } }', {
                input: { refreshToken },
            });
            const { data } = await refresh(owner.refreshToken);
            await refresh(data.refreshSession.refreshToken);
            await refresh(owner.refreshToken);
        },
    ],
];
test.each(endings)('an address ends when the session that asked for it %s', async (_how, end) => {
    const owner = await newOwner(app.url);
    const { url } = await requestExport(owner);
    await end(owner);
    expect((await fetch(`${app.url}${url}`)).status).toBe(404);
});
test('an address lasts when another session of its owner ends', async () => {
    const owner = await newOwner(app.url);
    const { url } = await requestExport(owner);
    const { logIn } = await owner.request('mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }', { input: { username: owner.username, password: owner.password } });
    await caller(app.url, logIn.accessToken).request('mutation { logOut { loggedOut } }');
    expect((await fetch(`${app.url}${url}`)).status).toBe(200);
});
//# sourceMappingURL=export.test.js.map