import { createClient } from '@redis/client';
const channel = 'nuzzle_live';
const timeout = 5_000;
/**
 * Publishes with Redis, for installations that outgrow one database's NOTIFY. Redis stores nothing; subscribers catch
 * up from the database.
 * @param url `redis://…` or `rediss://…`
 */
export const redisTransport = (url) => async (onText, onLost) => {
    // The caller reconnects; commands on a lost connection fail at once.
    const publisher = createClient({
        url,
        name: 'nuzzle-live',
        disableOfflineQueue: true,
        socket: { connectTimeout: timeout, reconnectStrategy: false },
    });
    const subscriber = publisher.duplicate();
    const clients = [publisher, subscriber];
    const close = () => {
        for (const client of clients)
            if (client.isOpen)
                client.destroy();
    };
    for (const client of clients) {
        client.on('error', onLost);
        client.on('end', () => onLost());
    }
    try {
        // Waits for both: a client that is still connecting cannot be closed.
        const results = await Promise.allSettled(clients.map((client) => client.connect()));
        const failed = results.find((result) => result.status === 'rejected');
        if (failed)
            throw failed.reason;
        await subscriber.subscribe(channel, onText);
    }
    catch (error) {
        close();
        throw error;
    }
    return { publish: async (text) => void (await publisher.publish(channel, text)), close };
};
//# sourceMappingURL=redis-transport.js.map