import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseOptions } from '../mikro-orm.config.js';
import { readConfig } from '../src/config.js';
import { openEmbeddedPostgres } from '../src/embedded-postgres/embedded-postgres.js';
import { openDatabase } from '../src/database/open-database.js';
import { openLog } from '../src/log.js';

/** A PostgreSQL of a measurement's own, migrated, in a throwaway folder; durable as in production. */
export async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
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
    await work(server.adminUrl);
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
