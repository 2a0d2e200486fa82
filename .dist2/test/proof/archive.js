import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { databaseOptions } from '../../mikro-orm.config.js';
import { readConfig } from '../../src/config.js';
import { archive, planArchive } from '../../src/database/archive.js';
import { openEmbeddedPostgres } from '../../src/embedded-postgres/embedded-postgres.js';
import { openDatabase } from '../../src/database/open-database.js';
import { openLog } from '../../src/log.js';
import { openTestApp } from '../support/app.js';
import { newOwner, newPet, sendMessage } from '../support/client.js';
import { programEnvironment } from '../support/process.js';
const command = new URL('../../src/cli/db.js', import.meta.url).pathname;
const maxWait = 120_000;
const between = 10;
const warmUp = 30;
/** The points at which archiving is interrupted: the process or its server is killed there. */
const points = {
    'waiting for its lock': 1,
    'after DETACH': 2,
    'after ATTACH': 3,
    'after a foreign key': 4,
    'marking rooms': 5,
};
// Each trigger of the proof waits for the advisory lock of its point, if it is held.
const gates = `
  CREATE FUNCTION wait_at_ddl() RETURNS event_trigger LANGUAGE plpgsql SET lock_timeout = 0 AS $$
  DECLARE
    place text := (SELECT parent FROM partitions WHERE name = 'messages_2020_01')
      || (SELECT is_archived FROM partitions WHERE name = 'messages_2020_01');
    keys int := (SELECT count(*) FROM pg_constraint WHERE conrelid = 'messages_2020_01'::regclass AND contype = 'f');
  BEGIN
    IF to_regclass('held_up') IS NULL THEN
      RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock_shared(CASE WHEN place IS NULL THEN 2 WHEN place = 'messagestrue' AND keys = 3 THEN 3 WHEN keys < 3 THEN 4 ELSE 0 END);
  END $$;
  CREATE EVENT TRIGGER wait_at_ddl ON ddl_command_end WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION wait_at_ddl();
  CREATE FUNCTION wait_at_room() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(5);
    RETURN NEW;
  END $$;
  CREATE TRIGGER wait_at_room BEFORE UPDATE ON chat_rooms FOR EACH ROW WHEN (NEW.archived_at IS NOT NULL AND OLD.archived_at IS NULL)
    EXECUTE FUNCTION wait_at_room();
  CREATE TABLE held_up ()`;
const world = `
  INSERT INTO users (username, username_key, email, password) SELECT 'owner_' || n, 'owner_' || n, n || '@example.com', 'none ' || n FROM generate_series(1, 3) n;
  INSERT INTO pets (owner_id, name, persona) SELECT id, 'Coco', 'a cat' FROM users ORDER BY id;
  INSERT INTO chat_rooms (user_id, pet_id, created_at) SELECT owner_id, id, '2020-01-01' FROM pets ORDER BY id;
  SELECT make_partition('messages', '2020-01-15 00:00+00'::timestamptz + n * interval '1 month') FROM generate_series(0, 2) n;
  SELECT make_partition('activities', '2020-01-15 00:00+00');
  INSERT INTO activities (occurred_at, user_id, activity_type) SELECT '2020-01-15 00:00+00', id, 'LOGIN' FROM users;
  INSERT INTO messages (sent_at, chat_room_id, message_type, sender_user_id, content)
    SELECT '2020-01-01 00:00+00'::timestamptz + n * interval '1 hour', 1 + n % 3, 'USER', 1 + n % 3, 'line ' || n FROM generate_series(1, 2000) n;
  UPDATE chat_rooms SET message_count = found.n, first_message_at = found.first, last_message_at = found.last, last_message_id = found.id
    FROM (SELECT chat_room_id, count(*) AS n, min(sent_at) AS first, max(sent_at) AS last, max(id) AS id FROM messages GROUP BY 1) found
    WHERE found.chat_room_id = chat_rooms.id`;
// As if nothing had been archived yet.
const back = `
  DROP TABLE held_up;
  DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT parent, name, pg_get_expr(relpartbound, oid) AS bound FROM partitions JOIN pg_class ON oid = relation WHERE is_archived LOOP
      EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', one.parent || '_archive', one.name);
      EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I %s', one.parent, one.name, one.bound);
    END LOOP;
    FOR one IN SELECT parent, name FROM partitions WHERE name LIKE '%2020%' LOOP
      IF one.parent = 'activities' THEN
        EXECUTE format('ALTER TABLE %1$I DROP CONSTRAINT IF EXISTS %2$I, ADD CONSTRAINT %2$I FOREIGN KEY (user_id) REFERENCES users (id)', one.name, one.name || '_user_id_foreign');
      ELSE
        EXECUTE format('ALTER TABLE %1$I DROP CONSTRAINT IF EXISTS %2$I, ADD CONSTRAINT %2$I FOREIGN KEY (chat_room_id) REFERENCES chat_rooms (id)', one.name, one.name || '_chat_room_id_foreign');
        EXECUTE format('ALTER TABLE %1$I DROP CONSTRAINT IF EXISTS %2$I, ADD CONSTRAINT %2$I FOREIGN KEY (sender_user_id) REFERENCES users (id)', one.name, one.name || '_sender_user_id_foreign');
        EXECUTE format('ALTER TABLE %1$I DROP CONSTRAINT IF EXISTS %2$I, ADD CONSTRAINT %2$I FOREIGN KEY (sender_pet_id) REFERENCES pets (id)', one.name, one.name || '_sender_pet_id_foreign');
      END IF;
    END LOOP;
  END $$;
  UPDATE chat_rooms SET archived_at = NULL;
  CREATE TABLE held_up ()`;
const everything = `
  SELECT (SELECT count(*) || ' ' || sum(hashtextextended(it::text, 0)) FROM all_messages it) || ', ' ||
         (SELECT count(*) || ' ' || sum(hashtextextended(it::text, 0)) FROM all_activities it) AS sum`;
/**
 * `npm run db -- archive` is killed with -9 at each of five points. As often, its server process is killed, which makes
 * the whole server recover. Live and archived data together keep every row, and the next run finishes.
 */
export const archiveKilled = async (times, progress) => {
    const folder = await mkdtemp(join(tmpdir(), 'nuzzle-archive-'));
    await chmod(folder, 0o711);
    const server = await openEmbeddedPostgres(folder, {});
    const connect = async () => {
        const client = new Client({ connectionString: server.adminUrl });
        // Its server process is killed.
        client.on('error', () => undefined);
        await client.connect();
        return client;
    };
    const reconnect = async () => {
        for (const since = Date.now();;)
            try {
                return await connect();
            }
            catch (error) {
                if (Date.now() - since > maxWait)
                    throw error;
                await delay(between);
            }
    };
    let killed = 0;
    let recovered = 0;
    try {
        const config = readConfig({ DATABASE_URL: server.adminUrl, LOG_LEVEL: 'silent' });
        await (await openDatabase(config, databaseOptions, openLog(config))).close();
        let client = await connect();
        await client.query(world);
        await client.query(gates);
        const sum = async () => (await client.query(everything)).rows[0].sum;
        const before = await sum();
        for (let done = 0; done < times; done++) {
            progress(done, times);
            for (const point of Object.values(points)) {
                const keeper = await connect();
                if (point === 1)
                    await keeper.query('BEGIN; LOCK TABLE messages IN ACCESS SHARE MODE');
                else
                    await keeper.query('SELECT pg_advisory_lock($1)', [point]);
                const process = archiving(server.adminUrl);
                const pid = await waiting(client, point);
                // At every second point, and at the others in the next round.
                const withServer = (done + point) % 2 === 1 && point !== 1;
                const last = client;
                const ended = new Promise((resolve) => last.once('end', resolve));
                if (withServer)
                    kill(pid);
                assert.equal(await process.kill(), 'SIGKILL');
                killed++;
                if (withServer) {
                    // The server ends all connections a moment later, also this one.
                    await ended;
                    client = await reconnect();
                    recovered++;
                }
                await keeper.end().catch(() => undefined);
                await gone(client, pid);
                assert.equal(await sum(), before, `killed at ${point}`);
                assert.equal(await archiving(server.adminUrl).ended, 0);
                assert.equal(await sum(), before, `finished after ${point}`);
                const { rows } = await client.query(`SELECT (SELECT count(*)::int FROM partitions WHERE is_archived) AS partitions, (SELECT count(*)::int FROM chat_rooms_archive) AS rooms,
                  (SELECT count(*)::int FROM pg_constraint JOIN partitions ON relation = conrelid WHERE is_archived AND contype = 'f') AS keys`);
                assert.deepEqual(rows[0], { partitions: 4, rooms: 3, keys: 0 });
                await client.query(back);
            }
        }
        progress(times, times);
        await client.end();
        return `killed ${killed} times at five points, ${recovered} times with the server: ${before.split(' ')[0]} messages, none lost, none double`;
    }
    finally {
        await server.close();
        await rm(folder, { recursive: true, force: true });
    }
};
function archiving(url) {
    const child = spawn(process.execPath, [command, 'archive'], {
        env: { ...programEnvironment, DATABASE_URL: url },
        cwd: tmpdir(),
        stdio: 'ignore',
    });
    const ended = once(child, 'close').then(([code, signal]) => (code ?? signal));
    return {
        ended,
        kill() {
            child.kill('SIGKILL');
            return ended;
        },
    };
}
/** Waits until a statement waits at a point. @returns the id of its server process */
async function waiting(client, point) {
    for (const since = Date.now();;) {
        const { rows } = await client.query(`SELECT pid FROM pg_locks WHERE NOT granted AND CASE WHEN $1 = 1 THEN relation = 'messages'::regclass ELSE locktype = 'advisory' AND objid = $1 END`, [point]);
        if (rows[0])
            return rows[0].pid;
        if (Date.now() - since > maxWait)
            throw new Error(`No statement reached point ${point}.`);
        await delay(between);
    }
}
async function gone(client, pid) {
    for (const since = Date.now();;) {
        const { rows } = await client.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [pid]);
        if (rows.length === 0)
            return;
        if (Date.now() - since > maxWait)
            throw new Error('The server still runs a statement of the killed process.');
        await delay(between);
    }
}
const kill = (pid) => process.kill(pid, 'SIGKILL');
/** Makes eighty moves, months and weeks in turn, under eight senders: no send fails. Reports the slowest send. */
export const archivedUnderSenders = async (times, progress) => {
    const app = await openTestApp({ RUN: 'api' });
    const config = readConfig({ DATABASE_URL: app.database.url, LOG_LEVEL: 'silent' });
    const database = await openDatabase(config, databaseOptions, openLog(config));
    try {
        await app.database.query(`SELECT make_partition('messages', clock() - n * interval '1 month'), make_partition('activities', clock() - n * interval '1 week')
       FROM generate_series(1, $1::int) n`, [Math.ceil(times / 2)]);
        const owners = await Promise.all(Array.from({ length: 8 }, () => newOwner(app.url)));
        const rooms = await Promise.all(owners.map((owner) => newPet(owner)));
        // Warms up connections, statements and code.
        await Promise.all(owners.map(async (owner, at) => {
            for (let n = 0; n < warmUp; n++)
                await sendMessage(owner, rooms[at].roomId, `warming up ${n}`, `w${n}`);
        }));
        const over = new AbortController();
        const taken = [];
        const senders = owners.map(async (owner, at) => {
            for (let n = 0; !over.signal.aborted; n++) {
                const since = performance.now();
                await sendMessage(owner, rooms[at].roomId, `line ${n}`, `${n}`);
                taken.push(performance.now() - since);
            }
        });
        const em = database.orm.em;
        let moved = 0;
        const moving = (async () => {
            for (const step of await planArchive(em.fork(), { messages: 1, activities: 1 })) {
                if ((await archive(em, step)) && step.foreignKey === undefined)
                    progress(++moved, times);
                if (moved === times)
                    break;
            }
        })().finally(() => over.abort());
        await Promise.all([moving, ...senders]);
        const [kept] = await app.database.query(`SELECT count(*)::int AS n FROM all_messages`);
        assert.equal(moved, times);
        assert.equal(kept.n, taken.length + 8 * warmUp);
        const slowest = taken.toSorted((a, b) => b - a);
        return `${moved} moves under ${taken.length} sends of eight senders, none failed; the slowest took ${Math.round(slowest[0])} ms, the median ${Math.round(slowest[slowest.length >> 1])} ms`;
    }
    finally {
        await database.close();
        await app.close();
    }
};
//# sourceMappingURL=archive.js.map