import { rm } from 'node:fs/promises';

/** Stops the server of the run and leaves nothing behind. */
export default async function tearDown(): Promise<void> {
  await globalThis.testPostgres?.server.close();
  if (globalThis.testPostgres) await rm(globalThis.testPostgres.folder, { recursive: true, force: true });
}
