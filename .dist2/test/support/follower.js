import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { fromTheStart } from './socket.js';
const reconnectDelay = 20;
/** A client that records what it receives, and reconnects from its last cursor however its connection ended. */
export class Follower {
    #after;
    #socket;
    #ended;
    constructor(following) {
        this.following = following;
        /** The ids, in the order of their arrival. */
        this.received = [];
        /** How often it reconnected. */
        this.resumed = -1;
        this.#after = fromTheStart;
        this.#ended = false;
    }
    /** Follows until `end()` is called. */
    async follow() {
        while (!this.#ended) {
            await this.#connect().catch(() => undefined);
            if (!this.#ended)
                await delay(reconnectDelay);
        }
    }
    /** Cuts the connection, as a tunnel does to a train. */
    cut() {
        this.#socket?.terminate();
    }
    end() {
        this.#ended = true;
        this.#socket?.close();
    }
    async #connect() {
        const { url, token, query, variables, cutInterval } = this.following;
        const socket = new WebSocket(`${url().replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
        this.#socket = socket;
        socket.on('error', () => undefined);
        const closed = once(socket, 'close');
        socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } })));
        socket.on('message', (data) => {
            const { type, payload } = JSON.parse(data.toString());
            if (type === 'connection_ack') {
                this.resumed++;
                socket.send(JSON.stringify({
                    id: '1',
                    type: 'subscribe',
                    payload: { query, variables: { ...variables, after: this.#after } },
                }));
            }
            else if (type === 'next' && socket === this.#socket && socket.readyState === WebSocket.OPEN) {
                const [{ cursor, node }] = Object.values(payload.data);
                this.received.push(node.id);
                this.#after = cursor;
                if (cutInterval && this.received.length % cutInterval === 0)
                    this.cut();
            }
        });
        await closed;
    }
}
//# sourceMappingURL=follower.js.map