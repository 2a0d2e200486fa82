import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { writeHistory } from '../support/history.js';
import { programEnvironment } from '../support/process.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
const command = new URL('../../src/cli/db.js', import.meta.url).pathname;
async function run(...args) {
    const env = { ...programEnvironment, DATABASE_URL: app.database.url };
    try {
        const { stdout, stderr } = await promisify(execFile)(process.execPath, [command, ...args], {
            cwd: tmpdir(),
            env,
        });
        return { code: 0, output: stdout + stderr };
    }
    catch (error) {
        const { code, stdout, stderr } = error;
        return { code, output: stdout + stderr };
    }
}
/** What a plan must not change. */
const state = () => app.database.query(`SELECT (SELECT array_agg(name || is_archived ORDER BY name) FROM partitions) AS partitions,
            (SELECT count(*) FROM chat_rooms_archive) AS rooms, (SELECT count(*) FROM mikro_orm_migrations) AS migrations`);
test('lists partitions with their age and size, archives the old ones with a progress bar, and changes nothing with --plan', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    await writeHistory(app.database, { owner, pet, messages: 300, months: 20 });
    await app.database.query(`UPDATE chat_rooms SET created_at = created_at - interval '1 year' WHERE id = $1`, [(await newPet(owner, 'Silent')).roomId]);
    const before = await state();
    const plan = await run('archive', '--plan');
    expect(plan.output).toMatch(/would move messages_\d{4}_\d\d to the archive\n/);
    expect(plan.output).toMatch(/would drop the foreign key messages_\d{4}_\d\d_chat_room_id_foreign\n/);
    expect(plan.output).toMatch(/\d+ steps and 1 silent rooms\. Nothing was changed\.\n$/);
    expect(await state()).toEqual(before);
    const { output: listed } = await run('partitions');
    expect(listed).toMatch(/^partition +from +age +size\n/);
    expect(listed).toMatch(/messages_\d{4}_\d\d +\d{4}-\d\d-01 +\d+ days +\d+ kB +█/);
    expect(listed).toMatch(/ current /);
    expect(listed).toMatch(/ future /);
    expect(listed).not.toContain('archived');
    const { output, code } = await run('archive');
    expect(code).toBe(0);
    expect(output).toMatch(/archiving .*\d+\/\d+ steps/);
    expect(output).toMatch(/^Archived \d+ partitions and 1 rooms\.$/m);
    expect((await run('archive', '--plan')).output).toBe('0 steps and 0 silent rooms. Nothing was changed.\n');
    expect((await run('partitions')).output).toMatch(/█ archived\n/);
});
test('creates the partitions for the coming periods, and reports missing ones, as readiness does', async () => {
    expect(await run('upkeep', '--plan')).toEqual({
        code: 0,
        output: '0 partitions are missing. Nothing was changed.\n',
    });
    await app.database.moveClock(400 * 86_400_000);
    const missing = async () => (await fetch(`${app.url}/health/ready`)).status;
    expect(await missing()).toBe(503);
    const before = await state();
    const plan = await run('upkeep', '--plan');
    expect(plan.output).toMatch(/^would create messages_\d{4}_\d\d\n/m);
    expect(plan.output).toMatch(/^8 partitions are missing/m);
    expect(await state()).toEqual(before);
    const upkeep = await run('upkeep');
    expect(upkeep.output).toMatch(/^All partitions for the coming periods exist\.$/m);
    expect(upkeep.output).toMatch(/8\/8 partitions/);
    expect(await missing()).toBe(200);
    await app.database.moveClock(0);
});
test('checks the invariants, and reports those that do not hold', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    await sendMessage(owner, pet.roomId, 'hello');
    // The test above moved the clock far ahead, and left partitions there.
    const whole = await run('check');
    expect(whole.output).toMatch(/BROKEN by 2: Partitions have no gaps\.\n/);
    expect(whole.output.match(/BROKEN/g)).toHaveLength(1);
    await app.database.query(`UPDATE chat_rooms SET message_count = 7, unread_count = 5 WHERE id = $1`, [
        pet.roomId,
    ]);
    await app.database.query(`INSERT INTO notifications (user_id, notification_type, title, content, message_id, message_sent_at) VALUES ($1, 'PET_MESSAGE', 'T', 'C', 999, clock())`, [owner.id]);
    const broken = await run('check');
    expect(broken.code).toBe(1);
    expect(broken.output).toMatch(/BROKEN by 1: The counts and times that rooms keep of their messages are right/);
    expect(broken.output).toMatch(/BROKEN by 1: The numbers of unread messages that rooms keep are right\.\n/);
    expect(broken.output).toMatch(/BROKEN by 1: Every message that a notification announces exists\.\n/);
    expect(broken.output).not.toContain(owner.username);
});
test('keeps and reports longer addresses of an older version, until they are gone', async () => {
    const owner = await newOwner(app.url);
    await app.database.query(`ALTER TABLE users ALTER COLUMN email TYPE varchar(254), DROP CONSTRAINT users_email_check,
       ADD CONSTRAINT users_email_check CHECK (is_text(email, 3, 254))`);
    const length = async () => {
        const [row] = await app.database.query(`SELECT format_type(atttypid, atttypmod) AS type FROM pg_attribute
       WHERE attrelid = 'users'::regclass AND attname = 'email'`);
        return row.type;
    };
    const long = `${'a'.repeat(100)}@example.com`;
    await app.database.query('UPDATE users SET email = $2 WHERE id = $1', [owner.id, long]);
    expect((await run('check')).output).toMatch(/^1 email addresses are longer than 100 characters\./m);
    expect((await run('upkeep')).code).toBe(0);
    expect(await length()).toBe('character varying(254)');
    await app.database.query(`UPDATE users SET email = 'short@example.com' WHERE id = $1`, [owner.id]);
    await run('upkeep');
    expect(await length()).toBe('character varying(100)');
    expect((await run('check')).output).not.toContain('longer than 100');
});
test('runs migrations, shows the pending ones with --plan, and rejects unknown commands', async () => {
    expect(await run('migrate')).toEqual({ code: 0, output: 'The tables are up to date.\n' });
    await app.database.query(`UPDATE mikro_orm_migrations SET name = 'x' WHERE name = '20261124-accounts'`);
    expect(await run('migrate', '--plan')).toEqual({
        code: 0,
        output: 'would run the migrations 20261124-accounts. Nothing was changed.\n',
    });
    const refused = await run('partitions');
    expect(refused.code).toBe(1);
    expect(refused.output).toContain('lacks the migrations 20261124-accounts');
    await app.database.query(`UPDATE mikro_orm_migrations SET name = '20261124-accounts' WHERE name = 'x'`);
    for (const args of [[], ['nonsense'], ['archive', 'now'], ['archive', '--force']]) {
        const { code, output } = await run(...args);
        expect([code, output.slice(0, 22)]).toEqual([2, 'Usage: npm run db -- m']);
    }
});
//# sourceMappingURL=db.test.js.map