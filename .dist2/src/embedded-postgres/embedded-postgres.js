import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import lockfile from 'proper-lockfile';
import { localSecret } from '../local-secret.js';
import { createDatabase } from './create-database.js';
import { chooseHome } from './home.js';
import { initialise } from './initialise.js';
import { keepAlive } from './keep-alive.js';
import { findServer, startServer, stopServer } from './server.js';
const role = 'nuzzle';
/**
 * Opens the PostgreSQL 18 that npm installed, on 127.0.0.1 and a free port. Initialises it at the first call, uses the
 * server that already runs on the data folder, or starts it.
 * @param dataDir the data folder; the server's files are in `postgres` below it
 * @param settings PostgreSQL settings by name, used if this call starts the server
 * @throws if npm has no PostgreSQL for this platform
 * @throws with the end of the server's log if it does not start
 */
export async function openEmbeddedPostgres(dataDir, settings = {}) {
    const home = await chooseHome(resolve(dataDir));
    const password = (user) => localSecret(dataDir, `postgres role ${user}`);
    const passwords = { postgres: await password('postgres'), nuzzle: await password(role) };
    const urlOf = (user, port, database) => `postgresql://${user}:${passwords[user]}@127.0.0.1:${port}/${database}`;
    const adminUrl = (port) => urlOf('postgres', port, 'postgres');
    const { port, use } = await oneAtATime(dataDir, async () => {
        let at = await findServer(home, adminUrl);
        if (!at) {
            await initialise(home, passwords.postgres);
            at = await startServer(home, settings, adminUrl);
        }
        await createDatabase(adminUrl(at), role, passwords[role]);
        return { port: at, use: await keepAlive(urlOf(role, at, role)) };
    });
    return {
        url: urlOf(role, port, role),
        adminUrl: adminUrl(port),
        note: home.note,
        close: () => oneAtATime(dataDir, async () => {
            if (await use.release())
                await stopServer(home);
        }),
    };
}
/** Runs one start or stop at a time among all processes on this machine. A dead process's lock expires. */
async function oneAtATime(dataDir, work) {
    await mkdir(dataDir, { recursive: true, mode: 0o711 });
    const release = await lockfile.lock(dataDir, {
        lockfilePath: join(dataDir, 'postgres.lock'),
        stale: 10_000,
        // A process that is suspended for longer loses the lock. PostgreSQL itself refuses a second start.
        onCompromised: () => undefined,
        retries: { retries: 1000, minTimeout: 20, maxTimeout: 250 },
    });
    try {
        return await work();
    }
    finally {
        await release();
    }
}
//# sourceMappingURL=embedded-postgres.js.map