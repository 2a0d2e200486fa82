import { openApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { openLog } from '../../src/log.js';
import { openTestDatabase } from './database.js';
import { withoutLimits } from './without-limits.js';
/** The environment of every app under test: silent, on any free port. */
export const testEnvironment = (databaseUrl) => ({
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    TOKEN_SECRET: 'the secret of all tests, which guards nothing',
    LEASE: '1s',
    DATABASE_URL: databaseUrl,
    // All owners of a test come from one address, and do more than people.
    ...withoutLimits,
});
/**
 * Starts an app on a throwaway database. The caller closes it.
 * @param given the database, if it is not to be a copy of the template; closing the app drops it
 */
export async function openTestApp(env = {}, given) {
    const database = given ?? (await openTestDatabase());
    const clock = { ahead: 0 };
    const apps = [];
    const another = async (more = {}) => {
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
//# sourceMappingURL=app.js.map