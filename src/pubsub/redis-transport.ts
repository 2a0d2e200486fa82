import { createClient } from '@redis/client';
import type { Transport } from './transport.js';

const channel = 'nuzzle_live';
const patience = 5_000;

/**
 * Redis' PUBLISH and SUBSCRIBE, where one database's NOTIFY is outgrown; Redis keeps none of it, so what it forgets is
 * made up for by catching up, as everywhere.
 * @param url `redis://…` or `rediss://…`
 */
export const redisTransport =
  (url: string): Transport =>
  async (hear, onLost) => {
    // Whoever connects says when to try again, and nothing waits for a connection that is gone.
    const teller = createClient({
      url,
      name: 'nuzzle-live',
      disableOfflineQueue: true,
      socket: { connectTimeout: patience, reconnectStrategy: false },
    });
    const listener = teller.duplicate();
    const clients = [teller, listener];
    const close = () => {
      for (const client of clients) if (client.isOpen) client.destroy();
    };
    for (const client of clients) {
      client.on('error', onLost);
      client.on('end', () => onLost());
    }
    try {
      // Both are waited for: one that is still connecting could not be let go of.
      const tried = await Promise.allSettled(clients.map((client) => client.connect()));
      const failed = tried.find((one) => one.status === 'rejected');
      if (failed) throw failed.reason as Error;
      await listener.subscribe(channel, hear);
    } catch (error) {
      close();
      throw error;
    }
    return { publish: async (payload) => void (await teller.publish(channel, payload)), close };
  };
