import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { guardConnections } from './guard-connections.js';
import { loadMigrations, migrationNames } from './migrations/list.js';
import { StatementRunner } from './statement-runner.js';
import { retryLocked } from './retry-locked.js';
import { makePartitionsAhead } from './partitions.js';
// PostgreSQL prefers custom plans, because they skip months. But planning each time costs more than that saves, and the
// cost grows with each month.
const genericPlans = '-c plan_cache_mode=force_generic_plan';
const minServerVersion = 150_000;
// The key of the advisory lock. Every process must use the same number.
const migrationLock = 7_368_962;
const maxMigrationAttempts = 10;
/** The database cannot be used. The message says why, to the person who started the process. */
export class DatabaseError extends Error {
}
/** The database lacks migrations, and this process may not change it. */
export class OutdatedDatabase extends DatabaseError {
    constructor(missing) {
        super(`The database lacks the migrations ${missing.join(', ')}; npm run db -- migrate runs them.`);
        this.missing = missing;
    }
}
/**
 * Opens the database of the configuration, or the bundled server under the data folder.
 * @param options makes the ORM's options from a URL and a pool size
 * @param log receives lost connections
 * @param how `mayMigrate`: whether to run missing migrations and make partitions; `statementTimeout`: how long a statement may
 * run, in milliseconds, by default for ever; a
 * pooler lends out connections as they are
 * @throws {OutdatedDatabase} if migrations are missing and may not run
 * @throws {DatabaseError} if the server cannot be reached, is too old, or does not store text as UTF-8
 */
export async function openDatabase(config, options, log, { mayMigrate = true, statementTimeout = 0 } = {}) {
    const server = config.databaseUrl
        ? { url: config.databaseUrl, note: undefined, close: async () => undefined }
        : await openBundled(config.dataDir);
    try {
        const directUrl = config.databaseDirectUrl ?? server.url;
        const { version, missing } = await checkServer(directUrl);
        if (missing.length > 0) {
            if (!mayMigrate)
                throw new OutdatedDatabase(missing);
            await migrate(directUrl, options(directUrl, 2));
        }
        const isPooled = server.url !== directUrl;
        const ormOptions = options(server.url, config.databasePool);
        // `MikroORM.init` would load every extension that is installed.
        const orm = new MikroORM({
            ...ormOptions,
            // A pooler lends out connections; their settings must stay as they are.
            driverOptions: {
                ...ormOptions.driverOptions,
                ...(!isPooled && { options: `${genericPlans} -c statement_timeout=${statementTimeout}` }),
            },
            // Statements are not logged; these are lost connections and the like.
            logger: (message) => log.warn(message),
            colors: false,
        });
        const pool = await orm.em.getConnection().getNativeClient();
        guardConnections(pool);
        if (mayMigrate)
            await makePartitionsAhead(orm.em.fork()).catch(async (error) => {
                await orm.close(true);
                throw error;
            });
        const { hostname, port } = new URL(server.url);
        const location = config.databaseUrl
            ? `at ${hostname}:${port || 5432}`
            : `of its own, under ${config.dataDir}`;
        return {
            orm,
            statements: new StatementRunner(pool, isPooled),
            directUrl,
            name: `PostgreSQL ${version} ${location}`,
            note: server.note,
            async close() {
                await orm.close(true);
                await server.close();
            },
        };
    }
    catch (error) {
        await server.close();
        throw error;
    }
}
async function openBundled(dataDir) {
    const { openEmbeddedPostgres } = await import('../embedded-postgres/embedded-postgres.js');
    return openEmbeddedPostgres(dataDir, { idle_in_transaction_session_timeout: '60s' });
}
async function checkServer(connectionString) {
    const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
    try {
        await client.connect();
        const { rows } = await client.query(`SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version,
              current_setting('server_encoding') AS encoding`);
        const { number, version, encoding } = rows[0];
        const short = version.split(' ')[0];
        if (Number(number) < minServerVersion)
            throw new DatabaseError(`PostgreSQL 15 or later is needed; this server is PostgreSQL ${short}.`);
        if (encoding !== 'UTF8')
            throw new DatabaseError(`A database in UTF8 is needed; this one is in ${encoding}.`);
        return { version: short, missing: await readMissing(client) };
    }
    catch (error) {
        if (error instanceof DatabaseError)
            throw error;
        const { code, message } = error;
        throw new DatabaseError(`The database cannot be reached: ${code ?? message}.`, { cause: error });
    }
    finally {
        await client.end().catch(() => undefined);
    }
}
/** Reads which migrations of this version are missing, from MikroORM's table. */
async function readMissing(client) {
    const { rows } = await client.query(`SELECT to_regclass('mikro_orm_migrations') IS NOT NULL AS exists`);
    if (!rows[0].exists)
        return [...migrationNames];
    const applied = await client.query('SELECT name FROM mikro_orm_migrations');
    const names = new Set(applied.rows.map(({ name }) => name));
    return migrationNames.filter((name) => !names.has(name));
}
/**
 * Runs the missing migrations, in one process at a time: others wait, and then have none to run. Uses connections of
 * its own, and imports the migrator only here, where it is needed.
 */
async function migrate(directUrl, options) {
    const { Migrator } = await import('@mikro-orm/migrations');
    const migrations = await loadMigrations();
    const lock = new Client({ connectionString: directUrl, application_name: 'nuzzle migrations' });
    await lock.connect();
    try {
        await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
        const orm = await MikroORM.init({
            ...options,
            extensions: [Migrator],
            migrations: { migrationsList: migrations, snapshot: false },
            logger: () => undefined,
        });
        try {
            // A migration may deadlock with a process of the older version; it is rolled back whole and tried again.
            await retryLocked(maxMigrationAttempts, () => orm.migrator.up());
        }
        finally {
            await orm.close(true);
        }
    }
    finally {
        await lock.end();
    }
}
//# sourceMappingURL=open-database.js.map