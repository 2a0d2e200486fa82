import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { newOwner, newPet, say } from '../support/client.js';
import { writeHistory } from '../support/history.js';
import { programEnvironment } from '../support/process.js';
import { startApp } from '../support/start-app.js';

const app = await startApp({ RUN: 'api' });
const command = new URL('../../src/cli/db.js', import.meta.url).pathname;

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const env = { ...programEnvironment, DATABASE_URL: app.database.url };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [command, ...args], {
      cwd: tmpdir(),
      env,
    });
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
}

/** All that a plan must leave as it is. */
const state = () =>
  app.database.query(
    `SELECT (SELECT array_agg(name || is_archived ORDER BY name) FROM partitions) AS partitions,
            (SELECT count(*) FROM chat_rooms_archive) AS rooms, (SELECT count(*) FROM mikro_orm_migrations) AS migrations`,
  );

test('it shows partitions with their sizes and ages, archives the old ones behind a progress bar, and a plan changes nothing', async () => {
  const owner = await newOwner(app.url);
  const pet = await newPet(owner);
  await writeHistory(app.database, { owner, pet, messages: 300, months: 20 });
  await app.database.query(
    `UPDATE chat_rooms SET created_at = created_at - interval '1 year' WHERE id = $1`,
    [(await newPet(owner, 'Silent')).roomId],
  );
  const before = await state();
  const plan = await run('archive', '--plan');
  expect(plan.said).toMatch(/would move messages_\d{4}_\d\d to the archive\n/);
  expect(plan.said).toMatch(/would drop the foreign key messages_\d{4}_\d\d_chat_room_id_foreign\n/);
  expect(plan.said).toMatch(/\d+ steps, and 1 silent rooms\. Nothing was changed\.\n$/);
  expect(await state()).toEqual(before);

  const { said: shown } = await run('partitions');
  expect(shown).toMatch(/^partition +from +age +size\n/);
  expect(shown).toMatch(/messages_\d{4}_\d\d +\d{4}-\d\d-01 +\d+ days +\d+ kB +█/);
  expect(shown).toMatch(/ running /);
  expect(shown).toMatch(/ ahead /);
  expect(shown).not.toContain('archived');

  const { said, code } = await run('archive');
  expect(code).toBe(0);
  expect(said).toMatch(/archiving .*\d+\/\d+ steps/);
  expect(said).toMatch(/^\d+ partitions and 1 rooms were archived\.$/m);
  expect((await run('archive', '--plan')).said).toBe('0 steps, and 0 silent rooms. Nothing was changed.\n');
  expect((await run('partitions')).said).toMatch(/█ archived\n/);
});

test('it makes the partitions ahead, says what is missing, and so do readiness and the metrics', async () => {
  expect(await run('upkeep', '--plan')).toEqual({
    code: 0,
    said: '0 partitions are missing. Nothing was changed.\n',
  });
  await app.database.moveClock(400 * 86_400_000);
  const missing = async () => (await fetch(`${app.url}/health/ready`)).status;
  expect(await missing()).toBe(503);
  const before = await state();
  const plan = await run('upkeep', '--plan');
  expect(plan.said).toMatch(/^would make messages_\d{4}_\d\d\n/m);
  expect(plan.said).toMatch(/^8 partitions are missing/m);
  expect(await state()).toEqual(before);
  const made = await run('upkeep');
  expect(made.said).toMatch(/^The partitions of the periods ahead are there\.$/m);
  expect(made.said).toMatch(/8\/8 partitions/);
  expect(await missing()).toBe(200);
  await app.database.moveClock(0);
});

test('it checks what must hold of the data as a whole, and says what does not', async () => {
  const owner = await newOwner(app.url);
  const pet = await newPet(owner);
  await say(owner, pet.roomId, 'hello');
  // The clock was far ahead above, and partitions with it.
  const whole = await run('check');
  expect(whole.said).toMatch(/BROKEN by 2: Partitions lie end to end\.\n/);
  expect(whole.said.match(/BROKEN/g)).toHaveLength(1);
  await app.database.query(`UPDATE chat_rooms SET message_count = 7 WHERE id = $1`, [pet.roomId]);
  await app.database.query(
    `INSERT INTO notifications (user_id, type, title, content, message_id, message_sent_at) VALUES ($1, 'OUTREACH', 'T', 'C', 999, clock())`,
    [owner.id],
  );
  const broken = await run('check');
  expect(broken.code).toBe(1);
  expect(broken.said).toMatch(/BROKEN by 1: Every room knows how many messages it holds/);
  expect(broken.said).toMatch(/BROKEN by 1: Every message that a notification speaks of is there\.\n/);
  expect(broken.said).not.toContain(owner.username);
});

test('it brings tables up to date, says what that would take, and refuses what it does not know', async () => {
  expect(await run('migrate')).toEqual({ code: 0, said: 'The tables are up to date.\n' });
  await app.database.query(`UPDATE mikro_orm_migrations SET name = 'x' WHERE name = '20261124-accounts'`);
  expect(await run('migrate', '--plan')).toEqual({
    code: 0,
    said: 'would run the migrations 20261124-accounts. Nothing was changed.\n',
  });
  const refused = await run('partitions');
  expect(refused.code).toBe(1);
  expect(refused.said).toContain('lacks the migrations 20261124-accounts');
  await app.database.query(`UPDATE mikro_orm_migrations SET name = '20261124-accounts' WHERE name = 'x'`);
  for (const args of [[], ['nonsense'], ['archive', 'now'], ['archive', '--force']]) {
    const { code, said } = await run(...args);
    expect([code, said.slice(0, 22)]).toEqual([2, 'Usage: npm run db -- m']);
  }
});
