import { retry } from '../retry.js';
import { connect } from './connect.js';
const reconnectInterval = 1_000;
// The key of the advisory lock. Every process must use the same number.
const serverInUse = 7_368_961;
/**
 * Marks a server as in use: holds an advisory lock, shared by all processes, on a connection of its own. The lock is
 * taken again if the connection is lost, and it is gone when the process ends, however it ends.
 * @throws if the first connection fails
 */
export async function keepAlive(url) {
    let client;
    const released = new AbortController();
    async function lock() {
        const connected = await connect(url);
        connected.on('error', () => undefined);
        connected.once('end', () => {
            if (client !== connected)
                return;
            client = undefined;
            if (!released.signal.aborted)
                locking = lockAgain();
        });
        await connected.query('SELECT pg_advisory_lock_shared($1)', [serverInUse]);
        client = connected;
    }
    const lockAgain = () => retry(lock, {
        retries: Infinity,
        unref: true,
        minTimeout: reconnectInterval,
        maxTimeout: reconnectInterval,
        signal: released.signal,
    }).catch(() => undefined);
    let locking = lock();
    await locking;
    return {
        /** Releases the lock. @returns whether no other process uses the server */
        async release() {
            released.abort();
            // A connection that is being made would keep the lock after this.
            await locking;
            try {
                client ??= await connect(url);
                await client.query('SELECT pg_advisory_unlock_shared($1)', [serverInUse]);
                const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS is_last', [serverInUse]);
                return rows[0].is_last;
            }
            catch {
                return false;
            }
            finally {
                const last = client;
                client = undefined;
                await last?.end().catch(() => undefined);
            }
        },
    };
}
//# sourceMappingURL=keep-alive.js.map