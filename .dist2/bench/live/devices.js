import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
const document = 'subscription ($after: String) { petMessageAdded(after: $after) { cursor node { id content sentAt sender { ... on Pet { name } } chatRoom { id } } } }';
const maxConnecting = 64;
// graphql-ws's default: it waits this long and a random time more before it reconnects, and twice this the next time.
const firstBackoff = 1_000;
const jitter = { min: 300, max: 3_000 };
/** Sockets that speak graphql-transport-ws without a library. */
export class Devices {
    #devices;
    #isClosing;
    /** @param onError receives what a client must not see: an error, or a socket that closes */
    constructor(onDelivery, onError) {
        this.onDelivery = onDelivery;
        this.onError = onError;
        this.#devices = [];
        this.#isClosing = false;
        /** Whether devices reconnect from their cursors. If not, a socket that closes is an error. */
        this.reconnect = false;
    }
    /** Opens the devices of these owners, and returns when each has sent its subscription. */
    async open(owners, devicesPerOwner) {
        const queue = owners.flatMap((owner) => Array.from({ length: devicesPerOwner }, (_, index) => ({
            owner,
            index,
            socket: undefined,
            cursor: undefined,
            backoff: firstBackoff,
        })));
        this.#devices.push(...queue);
        await Promise.all(Array.from({ length: maxConnecting }, async () => {
            for (let next = queue.pop(); next; next = queue.pop())
                await this.#connect(next);
        }));
    }
    /** Closes all devices. */
    async close() {
        this.#isClosing = true;
        await Promise.all(this.#devices.splice(0).map(async ({ socket }) => {
            if (!socket || socket.readyState === WebSocket.CLOSED)
                return;
            socket.close(1000);
            await once(socket, 'close');
        }));
        this.#isClosing = false;
    }
    /** Resolves when the device has sent its subscription. @throws if its socket closes before */
    #connect(device) {
        const { url, authorization } = device.owner;
        const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
            perMessageDeflate: false,
        });
        device.socket = socket;
        return new Promise((resolve, reject) => {
            let reasonOfError = '';
            socket.on('error', (error) => (reasonOfError = error.message));
            socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { Authorization: authorization } })));
            // The first frame is the acknowledgement.
            socket.once('message', () => {
                socket.on('message', (data) => this.#receive(device, socket, data));
                const variables = device.cursor === undefined ? undefined : { after: device.cursor };
                socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: document, variables } }));
                device.backoff = firstBackoff;
                resolve();
            });
            socket.on('close', (code, reason) => {
                const error = new Error(`a socket was closed: ${code} ${reason.toString()} ${reasonOfError}`);
                reject(error);
                if (this.#isClosing)
                    return;
                if (this.reconnect)
                    void this.#reconnect(device);
                else
                    this.onError(error.message);
            });
        });
    }
    #receive(device, socket, data) {
        const frame = JSON.parse(data.toString());
        if (frame.type === 'ping')
            socket.send('{"type":"pong"}');
        else if (frame.type === 'next' && frame.payload?.data) {
            const { cursor, node } = frame.payload.data.petMessageAdded;
            device.cursor = cursor;
            this.onDelivery({ ownerId: device.owner.ownerId, device: device.index, node });
        }
        else
            this.onError(`a device received ${data.toString().slice(0, 300)}`);
    }
    /** Waits for the backoff and a random time, so that not all devices reconnect at once. */
    async #reconnect(device) {
        const { backoff } = device;
        device.backoff = 2 * backoff;
        await delay(backoff + jitter.min + Math.random() * (jitter.max - jitter.min));
        if (!this.#isClosing)
            await this.#connect(device).catch(() => undefined);
    }
}
//# sourceMappingURL=devices.js.map