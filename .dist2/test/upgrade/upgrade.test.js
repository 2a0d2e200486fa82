import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { invariants } from '../../src/cli/invariants.js';
import { archiveAll } from '../../src/database/archive.js';
import { until } from '../support/absence.js';
import { caller, sendMessage } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { describePartitions, describeSchema } from './describe-schema.js';
import { commits, logIn, readMessages, readOwner, } from './installation.js';
import { openAgain, upgradeInstallation } from './upgrade-installation.js';
const hour = 3_600_000;
const day = 24 * hour;
let fresh;
const upgraded = new Map();
beforeAll(async () => {
    fresh = await openTestDatabase();
    await Promise.all(commits.map(async (commit) => upgraded.set(commit, await upgradeInstallation(commit))));
}, 3 * 60_000);
afterAll(async () => {
    await Promise.all([...upgraded.values()].map((app) => app.close()));
    await fresh.drop();
});
/** Returns the names of the invariants that do not hold. */
async function brokenInvariants({ opened }) {
    const broken = [];
    for (const { name, broken: statement } of invariants) {
        const { rows } = await statement.execute(opened.orm.em.fork().getKysely());
        if (rows[0].count !== '0')
            broken.push(name);
    }
    return broken;
}
const hasLongEmail = ({ owners }) => owners.some(({ email }) => email.length > 100);
const isOfEmail = (name) => /e-?mail/i.test(name);
/** An email address that is longer than the API allows now is kept, and any invariant about addresses reports it. */
const expectedToBreak = ({ was }) => invariants.map(({ name }) => name).filter((name) => hasLongEmail(was) && isOfEmail(name));
const without = (description, isLeftOut) => Object.fromEntries(Object.entries(description).filter(([name]) => !isLeftOut(name)));
// The schema in which the test sets the time.
const isOfTest = (name) => name === 'schema test_time';
const isForeignKey = (name) => /^constraint .*_foreign$/.test(name);
const toNodes = (messages) => messages.map(({ node }) => node);
/** Selects what an upgrade must not change. @param count how many messages to compare; there are replies since */
const lasting = ({ id, name, persona, status, chatRoom, messages }, count) => ({
    id,
    name,
    persona,
    status,
    room: chatRoom.id,
    messages: toNodes(messages.slice(0, count)),
});
const replyState = async (owner, id) => {
    const { chatRoom } = await owner.request('query ($id: ID!) { chatRoom(id: $id) { replyState } }', { id });
    return chatRoom.replyState;
};
const isForSearch = (name) => name === 'index PARTITION_search';
describe.each(commits)('an installation of %s, upgraded', (commit) => {
    let app;
    const callers = new Map();
    /** Logs an owner in once: checking a password takes time. */
    const as = (owner) => {
        if (!callers.has(owner.username))
            callers.set(owner.username, logIn(app.url, owner));
        return callers.get(owner.username);
    };
    beforeAll(() => void (app = upgraded.get(commit)));
    test('has the schema of a new installation', async () => {
        const [expected, found] = [await describeSchema(fresh), await describeSchema(app.database)];
        const isLeftOut = (name) => isOfTest(name) || (hasLongEmail(app.was) && isOfEmail(name));
        expect(without(found, isLeftOut)).toEqual(without(expected, isLeftOut));
    });
    test('has partitions like those of a new installation', async () => {
        const alike = new Map([...(await describePartitions(fresh))].map(([parent, partitions]) => [
            parent,
            [...partitions.values()][0],
        ]));
        for (const [parent, partitions] of await describePartitions(app.database)) {
            const live = alike.get(parent.replace('_archive', ''));
            // Archived partitions have no foreign keys.
            const expected = parent.endsWith('_archive') ? without(live, isForeignKey) : live;
            // A job makes the indexes for search of months that are over, sooner or later.
            for (const [name, all] of partitions)
                expect({ name, found: without(all, isForSearch) }).toEqual({ name, found: expected });
        }
    });
    test('fulfils every invariant', async () => {
        expect(await brokenInvariants(app)).toEqual(expectedToBreak(app));
    });
    test('accepts the passwords of its owners, and refuses deleted accounts', async () => {
        for (const owner of app.was.owners) {
            const now = await as(owner);
            const { email, timeZone } = await readOwner(now);
            expect({ email, timeZone }).toEqual({ email: owner.email, timeZone: owner.timeZone });
        }
        for (const owner of app.was.deleted)
            await expect(logIn(app.url, owner)).rejects.toThrow('Refused');
    });
    test('knows when its sessions were last seen', async () => {
        const sessions = await app.database.query(`SELECT last_seen_at BETWEEN created_at AND clock() AS is_right FROM sessions WHERE revoked_at IS NULL AND expires_at > clock()`);
        expect(sessions.length).toBeGreaterThan(0);
        for (const session of sessions)
            expect(session.is_right).toBe(true);
    });
    test('refreshes the sessions of its owners', async () => {
        for (const { refreshToken, username } of app.was.owners) {
            const { refreshSession } = await caller(app.url).request('mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { user { username } } }', { input: { refreshToken } });
            expect(refreshSession.user.username).toBe(username);
        }
    });
    test('returns its old pets, messages, notifications and activities', async () => {
        for (const owner of app.was.owners) {
            const { pets, notifications, activities } = await readOwner(await as(owner));
            expect(pets.map((pet, at) => lasting(pet, owner.pets[at]?.messages.length))).toEqual(owner.pets.map((pet) => lasting(pet)));
            expect(notifications).toEqual(owner.notifications);
            // The test has logged in since, and activities run newest first.
            expect(activities.slice(-owner.activities.length)).toEqual(owner.activities);
        }
    });
    test('accepts the cursors of the old version', async () => {
        for (const owner of app.was.owners) {
            const now = await as(owner);
            for (const { chatRoom, messages } of owner.pets)
                for (const [at, { cursor }] of messages.entries()) {
                    if (at % 3 !== 0)
                        continue;
                    const behind = await readMessages(now, chatRoom.id, cursor);
                    expect(toNodes(behind).slice(0, messages.length - at - 1)).toEqual(toNodes(messages).slice(at + 1));
                }
        }
    });
    test('replies to the messages that were waiting', async () => {
        const waiting = app.was.owners.flatMap((owner) => owner.pets
            .filter(({ chatRoom }) => chatRoom.replyState === 'THINKING')
            .map(({ chatRoom, messages }) => ({ owner, room: chatRoom.id, messages })));
        expect(waiting).toHaveLength(1);
        for (const { owner, room, messages } of waiting) {
            const now = await as(owner);
            await until(() => replyState(now, room), (state) => state === 'IDLE');
            const replies = (await readMessages(now, room)).slice(messages.length);
            expect(replies.map(({ node }) => node.type)).toEqual(['PET']);
        }
    });
    test('knows the outreaches among its old messages, and counts what it had as read', async () => {
        const outreaches = await app.database.query('SELECT message_id AS id FROM outreaches WHERE message_id IS NOT NULL');
        const found = [];
        for (const owner of app.was.owners) {
            const { me } = await (await as(owner)).request(`{ me { unreadNotificationCount pets(first: 20) { nodes { chatRoom {
        unreadCount messages(last: 100) { nodes { id type origin } } } } } } }`);
            expect(me.unreadNotificationCount).toBe(0);
            for (const [at, { chatRoom }] of me.pets.nodes.entries()) {
                const old = chatRoom.messages.nodes.slice(0, owner.pets[at].messages.length);
                expect(chatRoom.unreadCount).toBe(chatRoom.messages.nodes.length - old.length);
                for (const { id, type, origin } of old) {
                    if (origin === 'OUTREACH')
                        found.push(id);
                    else
                        expect(origin).toBe(type === 'USER' ? 'OWNER' : 'REPLY');
                }
            }
        }
        expect(found.toSorted()).toEqual(outreaches.map(({ id }) => id).toSorted());
    });
    test('recognises repeats of old messages, and replies to new ones', async () => {
        for (const owner of app.was.owners) {
            const now = await as(owner);
            for (const { chatRoom, messages } of owner.pets) {
                const before = (await readMessages(now, chatRoom.id)).length;
                for (const { node } of messages) {
                    if (node.clientMessageId === null)
                        continue;
                    const { duplicate, message } = await sendMessage(now, chatRoom.id, node.content, node.clientMessageId);
                    expect({ duplicate, id: message.id }).toEqual({ duplicate: true, id: node.id });
                }
                await sendMessage(now, chatRoom.id, 'Hello from the new version 🐾 안녕');
                await until(() => replyState(now, chatRoom.id), (state) => state === 'IDLE');
                const after = (await readMessages(now, chatRoom.id)).slice(before);
                expect(after.map(({ node }) => node.type)).toEqual(['USER', 'PET']);
            }
        }
    });
    test('archives old months and weeks', async () => {
        const { em } = app.opened.orm;
        const moved = await archiveAll(em, { messages: 30 * day, activities: 7 * day });
        expect(moved).toBeGreaterThan(0);
        for (const owner of app.was.owners) {
            const { pets } = await readOwner(await as(owner));
            for (const [at, { messages }] of owner.pets.entries())
                expect(toNodes(pets[at].messages).slice(0, messages.length)).toEqual(toNodes(messages));
        }
    });
    test('sends an outreach', async () => {
        const owner = app.was.owners.find(({ pets }) => pets.some(({ name }) => name === 'Pepper'));
        const room = owner.pets[0].chatRoom.id;
        const before = (await readMessages(await as(owner), room)).length;
        await app.passTime(3 * hour);
        // Not through the API: a query would be an access.
        await until(() => app.database.query('SELECT message_count AS count FROM chat_rooms WHERE id = $1', [room]), ([found]) => found['count'] > before);
        const now = await as(owner);
        const [sent] = (await readMessages(now, room)).slice(before);
        const { notifications } = await readOwner(now);
        expect(notifications.at(-1)).toMatchObject({
            title: 'Pepper',
            content: sent.node.content,
            status: 'SENT',
        });
    });
    test('stays as it is when it is upgraded again, and still fulfils every invariant', async () => {
        const read = async () => ({
            schema: await describeSchema(app.database),
            migrations: await app.database.query('SELECT * FROM mikro_orm_migrations ORDER BY id'),
        });
        const before = await read();
        await (await openAgain(app.database)).close();
        expect(await brokenInvariants(app)).toEqual(expectedToBreak(app));
        expect(await read()).toEqual(before);
    });
});
//# sourceMappingURL=upgrade.test.js.map