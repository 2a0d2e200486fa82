import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { messageEvent, publish } from './pubsub.js';
const publishInterval = 5;
/**
 * Publishes as the product does: after the commit, on a connection of its own, with what was committed within a few
 * milliseconds in one NOTIFY.
 */
export async function openPublisher(databaseUrl) {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    let queue = [];
    let isPublishing = false;
    async function publishQueue() {
        isPublishing = true;
        await delay(publishInterval);
        while (queue.length > 0) {
            const batch = queue;
            queue = [];
            await publish(client, batch);
            await delay(publishInterval);
        }
        isPublishing = false;
    }
    return (ownerId, chatRoomId) => {
        queue.push(messageEvent({ ownerId, chatRoomId, type: 'USER' }));
        if (!isPublishing)
            void publishQueue();
    };
}
//# sourceMappingURL=publisher.js.map