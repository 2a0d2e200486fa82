import { once } from 'node:events';
import { WebSocket } from 'ws';

const document =
  'subscription { petMessageAdded { cursor node { id content sentAt sender { ... on Pet { name } } chatRoom { id } } } }';
const atOnce = 64;

/** An owner whose devices listen, and where their messages come from. */
export interface LiveOwner {
  ownerId: string;
  authorization: string;
  roomId: string;
  petName: string;
}

/** What came to a device. */
export interface Delivery {
  ownerId: string;
  device: number;
  node: { id: string; content: string; sentAt: string; sender: { name: string }; chatRoom: { id: string } };
}

type Said = {
  type: string;
  payload?: { data?: { petMessageAdded: Pick<Delivery, 'node'> }; errors?: unknown };
};

/** Sockets that speak graphql-transport-ws by hand: as many for each owner as the owner has devices. */
export class Devices {
  readonly #sockets: WebSocket[] = [];
  #closing = false;

  /** @param onFault told of what a client may not see: an error, or a socket that closes */
  constructor(
    private readonly onDelivery: (delivery: Delivery) => void,
    private readonly onFault: (fault: string) => void,
  ) {}

  /** Opens all, so many at once; when it returns, each has been acknowledged and has asked. */
  async open(url: string, owners: LiveOwner[], devices: number): Promise<void> {
    const waiting = owners.flatMap((owner) =>
      Array.from({ length: devices }, (_, device) => ({ owner, device })),
    );
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let next = waiting.pop(); next; next = waiting.pop())
          await this.#openOne(`${url.replace('http', 'ws')}/graphql`, next.owner, next.device);
      }),
    );
  }

  /** Closes all. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all(
      this.#sockets.splice(0).map(async (socket) => {
        if (socket.readyState === WebSocket.CLOSED) return;
        socket.close(1000);
        await once(socket, 'close');
      }),
    );
    this.#closing = false;
  }

  async #openOne(url: string, { ownerId, authorization }: LiveOwner, device: number): Promise<void> {
    const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
    this.#sockets.push(socket);
    socket.on('error', (error) => this.onFault(error.message));
    socket.on('close', (code, reason) => {
      if (!this.#closing) this.onFault(`a socket was closed: ${code} ${reason.toString()}`);
    });
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: { Authorization: authorization } }));
    await once(socket, 'message');
    socket.on('message', (data: Buffer) => {
      const said = JSON.parse(data.toString()) as Said;
      if (said.type === 'ping') socket.send('{"type":"pong"}');
      else if (said.type === 'next' && said.payload?.data)
        this.onDelivery({ ownerId, device, node: said.payload.data.petMessageAdded.node });
      else this.onFault(`a device was told ${data.toString().slice(0, 300)}`);
    });
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: document } }));
  }
}
