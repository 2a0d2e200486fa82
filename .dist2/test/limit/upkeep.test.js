import { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { Pool } from 'pg';
import { pino } from 'pino';
import { databaseOptions } from '../../mikro-orm.config.js';
import { openApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { limitJob } from '../../src/limit/limit.job.js';
import { openLimitStore } from '../../src/limit/limit-store.js';
import { SharedLimits } from '../../src/limit/shared-limits.js';
import { openMetrics } from '../../src/metrics.js';
import { testEnvironment } from '../support/app.js';
import { caller, newOwner } from '../support/client.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
const client = { address: '203.0.113.7', userAgent: undefined };
/** A log whose lines a test can read. */
function openLines() {
    const lines = [];
    const log = pino({ level: 'info' }, new Writable({
        write(line, _encoding, done) {
            lines.push(JSON.parse(String(line)));
            done();
        },
    }));
    return { lines, log };
}
test('a limit that is reached is one line in the log, without names, however much more is refused', async () => {
    const { lines, log } = openLines();
    const env = { LIMIT_LOG_IN_ACCOUNT: '2/1h', LIMIT_OPERATIONS_OWNER: '2/1h' };
    const config = readConfig({ ...testEnvironment(app.database.url), RUN: 'api', ...env });
    const logging = await openApp(config, log);
    try {
        const owner = await newOwner(app.url);
        for (let count = 0; count < 6; count++) {
            await caller(logging.url, owner.token).send('{ me { id } }');
            await caller(logging.url).send('mutation ($input: LogInInput!) { logIn(input: $input) { expiresAt } }', {
                input: { username: owner.username, password: 'a wrong one' },
            });
        }
        const reached = lines.filter(({ event }) => event === 'LIMIT_REACHED');
        expect(reached.map(({ limit, address, ownerId }) => ({ limit, address, ownerId }))).toEqual([
            { limit: 'operations-owner', address: '127.0.0.1', ownerId: owner.id },
            { limit: 'log-in-account', address: '127.0.0.1', ownerId: undefined },
        ]);
        expect(JSON.stringify(lines)).not.toContain(owner.username);
    }
    finally {
        await logging.close();
    }
});
test('mails are limited by sender and by recipient, for whoever sends them', async () => {
    const pool = new Pool({ connectionString: app.database.url, max: 2 });
    const { log } = openLines();
    const { limits } = readConfig({ LIMIT_EMAIL_RECIPIENT: '2/1h' });
    const metrics = openMetrics();
    const shared = new SharedLimits(limits, await openLimitStore({ pool, redisUrl: undefined }, log), { report: () => undefined }, metrics);
    const mail = () => shared.consume('email-recipient', 'mina@example.com', client);
    await mail();
    await mail();
    await expect(mail()).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
    await shared.giveBack('email-recipient', 'nobody@example.com');
    await expect(shared.consume('email-recipient', 'another@example.com', client)).resolves.toBeUndefined();
    await expect(shared.consume('email-address', client.address, client)).resolves.toBeUndefined();
    await shared.close();
    await pool.end();
});
test('the job deletes the counts that ended over an hour ago, and no others', async () => {
    await app.database.query('DELETE FROM rate_limits');
    await app.database.query(`INSERT INTO rate_limits (key, points, expire)
     SELECT n::text, 1, (extract(epoch FROM clock()) * 1000)::bigint + CASE WHEN n = 0 THEN -3500000 ELSE -3700000 END
     FROM generate_series(0, 20001) n`);
    const orm = await MikroORM.init({ ...databaseOptions(app.database.url, 2), logger: () => undefined });
    try {
        await limitJob(orm.em).run(new AbortController().signal);
        expect(await app.database.query('SELECT key FROM rate_limits')).toEqual([{ key: '0' }]);
    }
    finally {
        await orm.close(true);
    }
});
//# sourceMappingURL=upkeep.test.js.map