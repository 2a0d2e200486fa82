import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

const between = 5;
const longestPayload = 7_500;

/** Announces a message of an owner that is committed. */
export type Announce = (ownerId: string, chatRoomId: string) => void;

/**
 * Announces as the product does: on a connection of its own, after the commit, what came together within a
 * few milliseconds in one NOTIFY.
 */
export async function openAnnouncer(databaseUrl: string): Promise<Announce> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  let parts: string[] = [];
  let telling = false;

  async function tell(): Promise<void> {
    telling = true;
    await delay(between);
    while (parts.length > 0) {
      const payload = `[${takeParts().join(',')}]`;
      await client.query({
        name: 'announce',
        text: `SELECT pg_notify('nuzzle_live', $1)`,
        values: [payload],
      });
      await delay(between);
    }
    telling = false;
  }

  function takeParts(): string[] {
    let size = 2;
    let count = 0;
    while (count < parts.length && (size += parts[count]!.length + 1) <= longestPayload) count++;
    const taken = parts.slice(0, count);
    parts = parts.slice(count);
    return taken;
  }

  return (ownerId, chatRoomId) => {
    parts.push(`["message",{"ownerId":"${ownerId}","chatRoomId":"${chatRoomId}","type":"USER"}]`);
    if (!telling) void tell();
  };
}
