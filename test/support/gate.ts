import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A stretch of network before a server, where a process can be held up at its own words. */
export interface Gate {
  /** Leads through the gate to the server. */
  readonly url: string;
  /**
   * Holds back these words when they come, and all that comes behind them.
   * @returns resolves when they have come; they never pass
   */
  holdAt(words: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a gate before a server.
 * @param server its URL; what is said to it must not be encrypted
 */
export async function openGate(server: string): Promise<Gate> {
  const { hostname, port } = new URL(server);
  const sockets = new Set<Socket>();
  let held: { words: string; come: () => void } | undefined;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  };
  const listener = createServer((client) => {
    const onward = keep(connect(Number(port), hostname));
    keep(client);
    let isHeld = false;
    client.on('data', (data) => {
      // A process says such words in one write.
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
    async close() {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}
