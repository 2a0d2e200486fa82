import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { Client, Pool } from 'pg';
import { databaseOptions } from '../../mikro-orm.config.js';
import { readConfig } from '../../src/config.js';
import { openLog } from '../../src/log.js';
import { openDatabase } from '../../src/database/open-database.js';
import { retryLocked } from '../../src/database/retry-locked.js';
const mostTries = 300;
// Contains the process id, so that two runs can share one server.
const template = `nuzzle_template_${process.env['TEST_RUN'] ?? (process.env['TEST_RUN'] = String(process.pid))}`;
function urlOf(adminUrl, database) {
    const url = new URL(adminUrl);
    url.pathname = `/${database}`;
    return url.href;
}
async function asAdmin(adminUrl, statement) {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    try {
        await client.query(statement);
    }
    finally {
        await client.end();
    }
}
/** Creates the template: a migrated database that every test file copies. */
export async function makeTemplate(adminUrl) {
    await asAdmin(adminUrl, `CREATE DATABASE ${template}`);
    const config = readConfig({ DATABASE_URL: urlOf(adminUrl, template) });
    const database = await openDatabase(config, databaseOptions, openLog(config));
    await database.close();
}
/** Drops the template. */
export const dropTemplate = (adminUrl) => asAdmin(adminUrl, `DROP DATABASE ${template}`);
/** Copies the template, or creates an empty database. */
export async function openTestDatabase({ isEmpty = false } = {}) {
    const adminUrl = process.env['TEST_POSTGRES'];
    if (!adminUrl)
        throw new Error('The test run has no PostgreSQL.');
    const name = `test_${randomBytes(6).toString('hex')}`;
    await asAdmin(adminUrl, `CREATE DATABASE ${name}${isEmpty ? '' : ` TEMPLATE ${template} STRATEGY FILE_COPY`}`);
    const url = urlOf(adminUrl, name);
    const pool = new Pool({ connectionString: url, max: 4 });
    pool.on('error', () => undefined);
    const setClock = (expression) => pool.query(`CREATE OR REPLACE FUNCTION clock() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE
       AS $$ SELECT date_trunc('milliseconds', ${expression}) $$`);
    return {
        url,
        // Statements that create or move partitions wait only a moment for their locks.
        query: async (text, values = []) => (await retryLocked(mostTries, () => pool.query(text, values))).rows,
        moveClock: async (ms) => void (await setClock(`clock_timestamp() + interval '${Math.round(ms)} milliseconds'`)),
        stopClock: async (at) => void (await setClock(`timestamptz '${at.toISOString()}'`)),
        close: () => pool.end(),
        async drop() {
            await pool.end();
            await asAdmin(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
        },
    };
}
//# sourceMappingURL=database.js.map