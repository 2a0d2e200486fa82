import { afterAll } from '@jest/globals';
import { openTestApp } from './app.js';
/** Starts an app for a test file, and closes it with its database after the last test. */
export async function startApp(env = {}) {
    const app = await openTestApp(env);
    afterAll(() => app.close());
    return app;
}
//# sourceMappingURL=start-app.js.map