import { setTimeout as delay } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { cpuTimeOf } from '../report/machine.js';
import { ascending, percentile } from '../run/figures.js';
import { throwIfStopped } from '../run/signals.js';
const defaultConnections = 32;
/** Sends requests over connections that stay open. */
export class Load {
    #agent;
    #sent = 0;
    /**
     * @param connections how many requests are in flight at any time
     * @param headers added to every request
     */
    constructor(connections = defaultConnections, headers = {}) {
        this.connections = connections;
        this.headers = headers;
        this.#agent = new Agent({ connections });
    }
    /**
     * Sends one request.
     * @returns the response in the common shape
     * @throws naming the side, if the response is an error or not to this request
     */
    async requestOnce(side, workload, room) {
        const content = `${side.name} says ${++this.#sent} times that the sun is in the window`;
        const text = await this.#post(side, workload, room, content);
        const data = side.dialect.read(workload, text);
        if (workload === 'send') {
            const { duplicate, message, chatRoom } = data.sendMessage;
            const fits = message.content === content && chatRoom.id === room.roomId;
            if (!fits || duplicate || chatRoom.replyState !== 'THINKING')
                throw new Error(`${side.name} sent a response that does not fit the message: ${text}`);
        }
        return data;
    }
    /** Sends one request after another on each connection for so long, starting with a random room. */
    async run(side, workload, rooms, seconds) {
        const { server } = side;
        const latencies = [];
        const cpuBefore = await cpuTimeOf(server.pid);
        const begin = performance.now();
        const end = begin + seconds * 1000;
        let at = Math.floor(Math.random() * rooms.length);
        await Promise.all(Array.from({ length: this.connections }, async () => {
            for (let sentAt = begin; sentAt < end;) {
                throwIfStopped();
                const room = rooms[at++ % rooms.length];
                // A read's response was compared before, and is not parsed again.
                if (workload === 'send')
                    await this.requestOnce(side, workload, room);
                else
                    await this.#post(side, workload, room, '');
                const now = performance.now();
                latencies.push(now - sentAt);
                sentAt = now;
            }
        }));
        const elapsed = performance.now() - begin;
        server.check();
        const sorted = ascending(latencies);
        return {
            responses: sorted.length,
            perSecond: (sorted.length / elapsed) * 1000,
            p50Ms: percentile(sorted, 0.5),
            p99Ms: percentile(sorted, 0.99),
            cpuMs: ((await cpuTimeOf(server.pid)) - cpuBefore) / sorted.length,
        };
    }
    close() {
        return this.#agent.close();
    }
    async #post({ name, server, dialect }, workload, room, content) {
        const path = dialect.path(workload);
        try {
            const response = await request(server.url + path, {
                method: 'POST',
                headers: {
                    'content-type': 'application/json',
                    authorization: room.authorization,
                    ...this.headers,
                },
                body: dialect.body(workload, room, content),
                dispatcher: this.#agent,
            });
            const text = await response.body.text();
            if (response.statusCode !== 200 || text.includes('"errors":'))
                throw new Error(`${response.statusCode} ${text.slice(0, 500)}`);
            return text;
        }
        catch (error) {
            // A process's exit is reported a moment after its connections break.
            await delay(100);
            server.check();
            throw new Error(`${name} refused ${path}: ${error.message}`, { cause: error });
        }
    }
}
//# sourceMappingURL=load.js.map