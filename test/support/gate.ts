import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A proxy in front of a server that can hold back what a process sends. */
export interface Gate {
  /** The address of the server, through the gate. */
  readonly url: string;
  /**
   * Holds back data that contains these words, and everything after it on that connection, for ever.
   * @returns resolves when the words have arrived
   */
  holdAt(words: string): Promise<void>;
  /** Leads new connections to another server, and cuts those that are open. */
  leadTo(server: string): void;
  close(): Promise<void>;
}

/**
 * Opens a gate in front of a server.
 * @param server its URL; the connection must not be encrypted
 */
export async function openGate(server: string): Promise<Gate> {
  let target = new URL(server);
  const sockets = new Set<Socket>();
  let held: { words: string; come: () => void } | undefined;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  };
  const listener = createServer((client) => {
    const onward = keep(connect(Number(target.port), target.hostname));
    keep(client);
    let isHeld = false;
    client.on('data', (data) => {
      // A process sends such words in one write.
      if (held && data.includes(held.words)) {
        isHeld = true;
        held.come();
      }
      if (!isHeld) onward.write(data);
    });
    onward.on('data', (data) => client.write(data));
    client.on('close', () => onward.destroy());
    onward.on('close', () => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const url = new URL(server);
  url.host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  return {
    url: url.href,
    holdAt: (words) => new Promise((come) => (held = { words, come })),
    leadTo(other) {
      target = new URL(other);
      for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}
