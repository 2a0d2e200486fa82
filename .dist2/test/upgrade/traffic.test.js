import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { Client } from 'pg';
import { until } from '../support/absence.js';
import { openTestDatabase } from '../support/database.js';
import { fileOf } from './installation.js';
import { openAgain } from './upgrade-installation.js';
test('an upgrade waits for a writer of the older version, whose transaction goes through', async () => {
    const database = await openTestDatabase({ isEmpty: true });
    const writer = new Client({ connectionString: database.url });
    await writer.connect();
    await writer.query(await readFile(fileOf('7977bfa', 'sql'), 'utf8'));
    await writer.query('SET search_path = public');
    const { rows } = await writer.query('SELECT user_id AS id, max(occurred_at)::text AS at FROM activities GROUP BY user_id LIMIT 1');
    const { id, at } = rows[0];
    // As the older version logs in: the owner's lock, then an activity.
    await writer.query('BEGIN');
    await writer.query('SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE', [id]);
    const upgrading = openAgain(database);
    await until(() => database.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`), (waiting) => waiting.length > 0);
    await writer.query(`INSERT INTO activities (occurred_at, user_id, type) VALUES ($1, $2, 'LOGIN')`, [
        at,
        id,
    ]);
    await writer.query('COMMIT');
    await writer.end();
    const opened = await upgrading;
    const [row] = await database.query(`SELECT count(*)::int AS count FROM activities WHERE user_id = $1 AND occurred_at = $2 AND activity_type = 'LOGIN'`, [id, at]);
    expect(row.count).toBeGreaterThan(0);
    await opened.close();
    await database.drop();
});
//# sourceMappingURL=traffic.test.js.map