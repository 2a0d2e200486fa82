import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { databaseOptions } from '../../mikro-orm.config.js';
import { readConfig } from '../../src/config.js';
import { openDatabase } from '../../src/database/open-database.js';
import { openLog } from '../../src/log.js';
import { openTestApp } from '../support/app.js';
import { openTestDatabase } from '../support/database.js';
import { fileOf, readInstallation } from './installation.js';
/**
 * Sets the time of a database. The search path makes clock() call the function made here. clock() itself stays as it
 * is, because migrations may replace it.
 */
async function setTime(database, at) {
    const ahead = at - Date.now();
    await database.query(`CREATE OR REPLACE FUNCTION test_time.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE
    AS $$ SELECT pg_catalog.clock_timestamp() + interval '${ahead} milliseconds' $$`);
}
/** Loads a dump into a throwaway database, whose clock is set to the time of the dump. */
async function loadInstallation(commit, dumpedAt) {
    const database = await openTestDatabase({ isEmpty: true });
    // The dump changes settings of the connection, so it gets one of its own.
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
        await client.query(await readFile(fileOf(commit, 'sql'), 'utf8'));
        await client.query('CREATE SCHEMA test_time');
        const name = new URL(database.url).pathname.slice(1);
        await client.query(`ALTER DATABASE ${name} SET search_path = public, test_time, pg_catalog`);
    }
    finally {
        await client.end();
    }
    await setTime(database, dumpedAt);
    return database;
}
/** Opens a database as the product does, which runs the migrations that it lacks. */
export function openAgain({ url }) {
    const config = readConfig({ DATABASE_URL: url, LOG_LEVEL: 'silent' });
    return openDatabase(config, databaseOptions, openLog(config));
}
/** Starts the current version on an installation. At any later time than that of the dump, partitions would be missing. */
export async function upgradeInstallation(commit) {
    const was = await readInstallation(commit);
    const dumpedAt = Date.parse(was.dumpedAt);
    const database = await loadInstallation(commit, dumpedAt);
    const app = await openTestApp({ SWEEP_EVERY: '1s' }, database);
    const opened = await openAgain(database);
    return {
        ...app,
        was,
        opened,
        passTime: (ms) => setTime(database, dumpedAt + ms),
        async close() {
            await opened.close();
            await app.close();
        },
    };
}
//# sourceMappingURL=upgrade-installation.js.map