import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedPostgres } from '../../src/embedded-postgres/embedded-postgres.js';
import { dropTemplate, makeTemplate } from './database.js';
/**
 * Opens one PostgreSQL for the whole run, with a migrated template to copy: a new server in a throwaway folder, or
 * that of TEST_DATABASE_URL, whose user must be able to create databases.
 */
export default async function setUp() {
    const own = process.env['TEST_DATABASE_URL'];
    const server = own ? { adminUrl: own, close: () => dropTemplate(own) } : await openThrowaway();
    globalThis.testPostgres = server;
    process.env['TEST_POSTGRES'] = server.adminUrl;
    await makeTemplate(server.adminUrl);
}
async function openThrowaway() {
    const folder = await mkdtemp(join(tmpdir(), 'nuzzle-test-'));
    // Accessible to the user that runs PostgreSQL if the tester is root.
    await chmod(folder, 0o711);
    const server = await openEmbeddedPostgres(join(folder, 'data'), {
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        // Autovacuum would visit the database of every test.
        autovacuum: 'off',
        max_connections: '300',
    });
    return {
        adminUrl: server.adminUrl,
        async close() {
            await server.close();
            await rm(folder, { recursive: true, force: true });
        },
    };
}
//# sourceMappingURL=global-setup.js.map