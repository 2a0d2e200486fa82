import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { databaseOptions } from '../../mikro-orm.config.js';
import { readConfig } from '../../src/config.js';
import { openDatabase } from '../../src/database/open-database.js';
import { openEmbeddedPostgres } from '../../src/embedded-postgres/embedded-postgres.js';
import { openLog } from '../../src/log.js';
/**
 * Runs work on a PostgreSQL of its own: migrated, empty, in a throwaway folder, and durable as in production.
 * @param work receives the address and a connection
 */
export async function withDatabase(work) {
    const folder = await mkdtemp(join(tmpdir(), 'nuzzle-bench-'));
    await chmod(folder, 0o711);
    const server = await openEmbeddedPostgres(join(folder, 'data'), {
        shared_buffers: '512MB',
        max_wal_size: '4GB',
        checkpoint_timeout: '30min',
    });
    try {
        const config = readConfig({ DATABASE_URL: server.adminUrl, LOG_LEVEL: 'silent' });
        await (await openDatabase(config, databaseOptions, openLog(config))).close();
        const client = await connect(server.adminUrl);
        try {
            await work(server.adminUrl, client);
        }
        finally {
            await client.end();
        }
    }
    finally {
        await server.close();
        await rm(folder, { recursive: true, force: true });
    }
}
/** Opens a connection that ignores the server's end: the error of the work itself is the one to report. */
export async function connect(connectionString) {
    const client = new Client({ connectionString });
    client.on('error', () => undefined);
    await client.connect();
    return client;
}
//# sourceMappingURL=database.js.map