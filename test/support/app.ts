import { openApp, type App } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { openLog } from '../../src/log.js';
import { openTestDatabase, type TestDatabase } from './database.js';
import { withoutLimits } from './without-limits.js';

/** The process's clock, for tokens, which only the test moves. */
export interface ProcessClock {
  ahead: number;
}

/** A running Nuzzle on a throwaway database. */
export interface TestApp {
  readonly url: string;
  readonly database: TestDatabase;
  readonly clock: ProcessClock;
  /** Opens one more app on the same database, with other variables. */
  another(env?: Record<string, string>): Promise<App>;
}

/** The environment of every app under test: silent, on any free port. */
export const testEnvironment = (databaseUrl: string): Record<string, string> => ({
  NODE_ENV: 'test',
  PORT: '0',
  LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
  TOKEN_SECRET: 'the secret of all tests, which guards nothing',
  LEASE: '1s',
  // Tests that are not of memory have none made beside them.
  MEMORY_AFTER: '1d',
  DATABASE_URL: databaseUrl,
  // All owners of a test come from one address, and do more than people.
  ...withoutLimits,
});

/**
 * Starts an app on a throwaway database. The caller closes it.
 * @param given the database, if it is not to be a copy of the template; closing the app drops it
 */
export async function openTestApp(
  env: Record<string, string> = {},
  given?: TestDatabase,
): Promise<TestApp & { close(): Promise<void> }> {
  const database = given ?? (await openTestDatabase());
  const clock: ProcessClock = { ahead: 0 };
  const apps: App[] = [];
  const another = async (more: Record<string, string> = {}) => {
    const config = readConfig({ ...testEnvironment(database.url), ...env, ...more });
    const app = await openApp(config, openLog(config), () => new Date(Date.now() + clock.ahead));
    apps.push(app);
    return app;
  };
  const { url } = await another();
  const close = async () => {
    await Promise.all(apps.map((app) => app.close()));
    await database.drop();
  };
  return { url, database, clock, another, close };
}
