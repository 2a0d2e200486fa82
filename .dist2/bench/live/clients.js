import { fork } from 'node:child_process';
import { once } from 'node:events';
import { ascending } from '../run/figures.js';
import { compiled } from '../run/server-process.js';
// Two, so that a side never waits for its clients to read.
const processCount = 2;
/** The devices of all owners, in processes of their own, so that they take no memory or CPU time from a side. */
export class LiveClients {
    #exits;
    constructor(children) {
        this.children = children;
        this.#exits = children.map(async (child) => {
            await once(child, 'exit');
            return [{ error: 'the client process exited by itself' }];
        });
    }
    /** Starts the processes. */
    static async open(databaseUrl) {
        const children = Array.from({ length: processCount }, (_, n) => fork(compiled('bench/live/client-process.js'), [databaseUrl, `client ${n}`], {
            env: { NODE_ENV: 'production' },
        }));
        await Promise.all(children.map((child) => once(child, 'message')));
        return new LiveClients(children);
    }
    get pids() {
        return this.children.map(({ pid }) => pid);
    }
    /** Opens two sockets for each owner, and subscribes on each. */
    async subscribe(side, owners) {
        await this.#send((n) => ({
            do: 'subscribe',
            side,
            owners: owners.filter((_, at) => at % processCount === n),
        }));
    }
    /** Writes messages to random owners of a side for so long, and waits until all are delivered. */
    async run(side, seconds, pace) {
        const share = { ...pace, max: pace.max / processCount };
        const runs = (await this.#send(() => ({ do: 'run', side, seconds, pace: share })));
        return {
            deliveries: runs.reduce((sum, { deliveries }) => sum + deliveries, 0),
            perSecond: runs.reduce((sum, { perSecond }) => sum + perSecond, 0),
            latencies: ascending(runs.flatMap(({ latencies }) => latencies)),
        };
    }
    /** From now on a side's devices reconnect when their sockets close, each from its cursor. */
    async allowReconnect(side) {
        await this.#send(() => ({ do: 'allow reconnect', side }));
    }
    /** Writes one message to each owner of a side. */
    async writeToAll(side) {
        await this.#send(() => ({ do: 'write to all', side }));
    }
    /** Returns when every device of a side has every message. */
    async awaitDeliveries(side) {
        await this.#send(() => ({ do: 'await deliveries', side }));
    }
    /** Closes a side's sockets. */
    async unsubscribe(side) {
        await this.#send(() => ({ do: 'unsubscribe', side }));
    }
    /** Ends the processes. */
    close() {
        for (const child of this.children)
            child.disconnect();
    }
    #send(commandOf) {
        return Promise.all(this.children.map(async (child, n) => {
            const command = commandOf(n);
            child.send(command);
            const [reply] = (await Promise.race([once(child, 'message'), this.#exits[n]]));
            if (reply.error)
                throw new Error(`${command.side}: ${reply.error}`);
            return reply.result;
        }));
    }
}
//# sourceMappingURL=clients.js.map