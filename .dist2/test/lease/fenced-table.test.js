import { afterAll, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { databaseOptions } from '../../mikro-orm.config.js';
import { outreachTable } from '../../src/outreach/claim.js';
import { replyTable } from '../../src/reply/reply-lease.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { startApp } from '../support/start-app.js';
// No worker runs here: the tests lease the rows themselves.
const app = await startApp({ RUN: 'api' });
const orm = await MikroORM.init({ ...databaseOptions(app.database.url, 2), logger: () => undefined });
afterAll(() => orm.close(true));
const em = () => orm.em.fork();
const leaseMs = 60_000;
/** Two owners have a due row each; the test compares what the table contains. */
async function holdsOneLease(table, name, due, attempts) {
    const rows = () => app.database.query(`SELECT * FROM ${name} ORDER BY 1, 2`);
    const makeDue = () => app.database.query(`UPDATE ${name} SET ${due} = clock() - interval '1 second'`);
    const first = await table.lease(em(), 10, leaseMs);
    expect(first).toHaveLength(2);
    expect(new Set(first.map(({ attempt }) => attempt))).toEqual(new Set([1]));
    expect(await table.lease(em(), 10, leaseMs)).toEqual([]);
    await makeDue();
    const second = await table.lease(em(), 1, leaseMs);
    second.push(...(await table.lease(em(), 1, leaseMs)));
    expect(second).toHaveLength(2);
    for (const { fence, attempt } of second) {
        expect(fence).toBe(first[0].fence + 1);
        expect(attempt).toBe(2);
    }
    const before = await rows();
    for (const lease of first) {
        expect(await table.renew(em(), lease, leaseMs)).toBe(false);
        expect(await table.release(em(), lease)).toBe(false);
        expect(await table.postpone(em(), lease, 1)).toBe(false);
        expect(await table.update(em(), lease, sql `${sql.ref(attempts)} = 7`)).toBe(false);
        expect(await table.delete(em(), lease)).toBe(false);
    }
    expect(await rows()).toEqual(before);
    const [one, other] = second;
    expect(await table.renew(em(), one, leaseMs)).toBe(true);
    expect(await table.postpone(em(), one, leaseMs)).toBe(true);
    expect(await table.lease(em(), 10, leaseMs)).toEqual([]);
    expect(await table.release(em(), other)).toBe(true);
    const [again] = await table.lease(em(), 10, leaseMs);
    expect(again).toEqual({ ...other, fence: other.fence + 1 });
}
test('a chat room is leased for a reply by one worker, and a late write changes nothing', async () => {
    for (const name of ['Coco', 'Momo']) {
        const owner = await newOwner(app.url);
        await sendMessage(owner, (await newPet(owner, name)).roomId, 'hello');
    }
    await holdsOneLease(replyTable, 'chat_rooms', 'reply_due_at', 'reply_attempts');
});
test('a deleted room is neither leased nor written', async () => {
    await app.database.query('UPDATE chat_rooms SET reply_due_at = clock()');
    const leases = await replyTable.lease(em(), 10, leaseMs);
    expect(leases).toHaveLength(2);
    await app.database.query('UPDATE chat_rooms SET is_deleted = true');
    for (const lease of leases)
        expect(await replyTable.renew(em(), lease, leaseMs)).toBe(false);
    await app.database.query('UPDATE chat_rooms SET reply_due_at = clock()');
    expect(await replyTable.lease(em(), 10, leaseMs)).toEqual([]);
});
test('an outreach, whose key has two columns, is leased by one worker, and a late write changes nothing', async () => {
    await app.database.query(`INSERT INTO outreaches (user_id, epoch, due_at, fence, attempts)
     SELECT id, last_active_at, clock(), 0, 0 FROM users ORDER BY id LIMIT 2`);
    await holdsOneLease(outreachTable, 'outreaches', 'due_at', 'attempts');
});
//# sourceMappingURL=fenced-table.test.js.map