import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { messageEvent, publish } from './pubsub.js';

const publishInterval = 5;

/** Publishes that an owner's message is committed. */
export type PublishSent = (ownerId: string, chatRoomId: string) => void;

/**
 * Publishes as the product does: after the commit, on a connection of its own, with what was committed within a few
 * milliseconds in one NOTIFY.
 */
export async function openPublisher(databaseUrl: string): Promise<PublishSent> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  let queue: string[] = [];
  let isPublishing = false;

  async function publishQueue(): Promise<void> {
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
    if (!isPublishing) void publishQueue();
  };
}
