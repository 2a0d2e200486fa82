import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedPostgres, type EmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { makeTemplate } from './database.js';

declare global {
  var testPostgres: { server: EmbeddedPostgres; folder: string } | undefined;
}

/** One PostgreSQL for the whole run, in a folder of its own, with a migrated template to copy from. */
export default async function setUp(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'nuzzle-test-'));
  // Open to the user that runs PostgreSQL where the tester is root.
  await chmod(folder, 0o711);
  const server = await openEmbeddedPostgres(join(folder, 'data'), {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '300',
    shared_buffers: '128MB',
  });
  globalThis.testPostgres = { server, folder };
  process.env['TEST_POSTGRES'] = server.adminUrl;
  await makeTemplate(server.adminUrl);
}
