import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import pTimeout from 'p-timeout';
import { heartbeatTopic } from './envelope.js';
// A connection that breaks without an error is noticed within two seconds: one interval and one timeout.
const heartbeatInterval = 800;
const heartbeatTimeout = 1_000;
/** Checks that a connection delivers: publishes a random id and expects to receive it. */
export class Heartbeat {
    #expected = new Map();
    /** Takes an id that a connection delivered. */
    receive(id) {
        this.#expected.get(String(id))?.();
    }
    /**
     * Sends one heartbeat and waits until it arrives.
     * @param timeout in milliseconds
     * @throws if it does not arrive in time, or the signal is aborted
     */
    async check(connection, timeout, signal) {
        const id = randomUUID();
        let hasArrived = false;
        const arrived = new Promise((resolve) => this.#expected.set(id, () => {
            hasArrived = true;
            resolve();
        }));
        try {
            const envelope = [heartbeatTopic, id];
            const published = connection.publish(JSON.stringify([envelope]));
            await pTimeout(Promise.all([published, arrived]), { milliseconds: timeout, signal, message: false });
            // After a stall of this process the timer fires first, although the heartbeat has arrived and is not read yet.
            if (!hasArrived)
                await nextTurn();
        }
        finally {
            this.#expected.delete(id);
        }
        if (!hasArrived)
            throw new Error('The pub/sub connection does not receive what it publishes.');
    }
    /** Checks a connection again and again. @throws when a heartbeat fails, or the signal is aborted */
    async monitor(connection, signal) {
        for (;;) {
            await delay(heartbeatInterval, undefined, { signal, ref: false });
            await this.check(connection, heartbeatTimeout, signal);
        }
    }
}
//# sourceMappingURL=heartbeat.js.map