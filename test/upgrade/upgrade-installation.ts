import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { openTestApp, type TestApp } from '../support/app.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { fileOf, readInstallation, type Installation } from './installation.js';

/** An installation of an older version, upgraded and running. */
export interface Upgraded extends TestApp {
  readonly was: Installation;
  close(): Promise<void>;
}

/** Loads a dump into a database of its own. */
export async function loadInstallation(commit: string): Promise<TestDatabase> {
  const database = await openTestDatabase({ isEmpty: true });
  // A dump changes the settings of its connection.
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(await readFile(fileOf(commit, 'sql'), 'utf8'));
  } finally {
    await client.end();
  }
  return database;
}

/** Starts this version on an installation, at the time of its dump: later, its partitions would end in a gap. */
export async function upgradeInstallation(commit: string): Promise<Upgraded> {
  const was = await readInstallation(commit);
  const database = await loadInstallation(commit);
  await database.moveClock(Date.parse(was.dumpedAt) - Date.now());
  return { was, ...(await openTestApp({ SWEEP_EVERY: '1s' }, database)) };
}
