import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';

const document =
  'subscription ($after: String) { petMessageAdded(after: $after) { cursor node { id content sentAt sender { ... on Pet { name } } chatRoom { id } } } }';
const atOnce = 64;
// As graphql-ws waits by default before it connects again: this and up to as much more at random, then twice this.
const firstWait = 1_000;
const atRandom = [300, 3_000] as const;

/** An owner whose devices listen, and where their messages come from. */
export interface LiveOwner {
  ownerId: string;
  authorization: string;
  roomId: string;
  petName: string;
  /** Where the devices connect. */
  url: string;
}

/** What came to a device. */
export interface Delivery {
  ownerId: string;
  device: number;
  node: { id: string; content: string; sentAt: string; sender: { name: string }; chatRoom: { id: string } };
}

type Said = {
  type: string;
  payload?: { data?: { petMessageAdded: Pick<Delivery, 'node'> & { cursor: string } }; errors?: unknown };
};

interface Device {
  owner: LiveOwner;
  at: number;
  socket: WebSocket | undefined;
  /** That of the last message. */
  cursor: string | undefined;
  /** For how many milliseconds it waits at least before it comes back. */
  wait: number;
}

/** Sockets that speak graphql-transport-ws by hand: as many for each owner as the owner has devices. */
export class Devices {
  readonly #devices: Device[] = [];
  #closing = false;
  /** Whether devices come back by themselves, from their cursors; without that a socket that closes is a fault. */
  comeBack = false;

  /** @param onFault told of what a client may not see: an error, or a socket that closes */
  constructor(
    private readonly onDelivery: (delivery: Delivery) => void,
    private readonly onFault: (fault: string) => void,
  ) {}

  /** Opens all, so many at once; when it returns, each has been acknowledged and has asked. */
  async open(owners: LiveOwner[], each: number): Promise<void> {
    const waiting: Device[] = owners.flatMap((owner) =>
      Array.from({ length: each }, (_, at) => ({
        owner,
        at,
        socket: undefined,
        cursor: undefined,
        wait: firstWait,
      })),
    );
    this.#devices.push(...waiting);
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let next = waiting.pop(); next; next = waiting.pop()) await this.#open(next);
      }),
    );
  }

  /** Closes all. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all(
      this.#devices.splice(0).map(async ({ socket }) => {
        if (!socket || socket.readyState === WebSocket.CLOSED) return;
        socket.close(1000);
        await once(socket, 'close');
      }),
    );
    this.#closing = false;
  }

  /** Resolves when it has asked. @throws where its socket is closed before */
  #open(device: Device): Promise<void> {
    const { url, authorization } = device.owner;
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      perMessageDeflate: false,
    });
    device.socket = socket;
    return new Promise((resolve, reject) => {
      let why = '';
      socket.on('error', (error) => (why = error.message));
      socket.on('open', () =>
        socket.send(JSON.stringify({ type: 'connection_init', payload: { Authorization: authorization } })),
      );
      socket.once('message', () => {
        socket.on('message', (data: Buffer) => this.#hear(device, socket, data));
        const variables = device.cursor === undefined ? undefined : { after: device.cursor };
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: document, variables } }));
        device.wait = firstWait;
        resolve();
      });
      socket.on('close', (code, reason) => {
        const fault = new Error(`a socket was closed: ${code} ${reason.toString()} ${why}`);
        reject(fault);
        if (this.#closing) return;
        if (this.comeBack) void this.#return(device);
        else this.onFault(fault.message);
      });
    });
  }

  #hear(device: Device, socket: WebSocket, data: Buffer): void {
    const said = JSON.parse(data.toString()) as Said;
    if (said.type === 'ping') socket.send('{"type":"pong"}');
    else if (said.type === 'next' && said.payload?.data) {
      const { cursor, node } = said.payload.data.petMessageAdded;
      device.cursor = cursor;
      this.onDelivery({ ownerId: device.owner.ownerId, device: device.at, node });
    } else this.onFault(`a device was told ${data.toString().slice(0, 300)}`);
  }

  /** After a wait that is partly random, for a server that comes up not to be met by all at once. */
  async #return(device: Device): Promise<void> {
    const { wait } = device;
    device.wait = 2 * wait;
    const [least, most] = atRandom;
    await delay(wait + least + Math.random() * (most - least));
    if (!this.#closing) await this.#open(device).catch(() => undefined);
  }
}
