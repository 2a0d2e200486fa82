import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

const patience = 5_000;

/** Holds what a side acknowledged against what stands in the database and what was announced. */
export interface SentCount {
  /**
   * To be called when a side has come to rest.
   * @throws naming the side where it wrote or announced another number of messages than it acknowledged
   */
  check(side: string, acknowledged: number): Promise<void>;
  /** Gives the next round the conditions of the first: no dead rows, no checkpoint in the middle of it. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

/** Counts the messages that are written from now on, and listens to their announcements. */
export async function countSent(url: string, client: Client): Promise<SentCount> {
  const listener = new Client({ connectionString: url });
  listener.on('error', () => undefined);
  await listener.connect();
  let heard = 0;
  const announced = () => heard;
  listener.on('notification', ({ payload }) => {
    for (const [topic] of JSON.parse(payload!) as [string, unknown][]) if (topic === 'message') heard++;
  });
  await listener.query('LISTEN nuzzle_live');
  const { rows: months } = await client.query<{ name: string }>(
    `SELECT partition_name('messages', clock()) AS name`,
  );
  let before = await newest();

  async function newest() {
    const { rows } = await client.query<{ message: string; activity: string }>(
      `SELECT (SELECT last_value FROM messages_id_seq) AS message, (SELECT last_value FROM activities_id_seq) AS activity`,
    );
    return rows[0]!;
  }

  return {
    async check(side, acknowledged) {
      const until = Date.now() + patience;
      while (announced() < acknowledged && Date.now() < until) await delay(10);
      const { rows } = await client.query<Record<'messages' | 'activities', number>>(
        `SELECT
           (SELECT count(*)::int FROM messages WHERE id > $1 AND content LIKE $3 || ' says %' AND message_hash IS NOT NULL) AS messages,
           (SELECT count(*)::int FROM activities WHERE id > $2 AND type = 'CHAT_SEND' AND metadata ? 'messageId') AS activities`,
        [before.message, before.activity, side],
      );
      before = await newest();
      const counts = { ...rows[0]!, announced: heard };
      heard = 0;
      for (const [what, count] of Object.entries(counts))
        if (count !== acknowledged)
          throw new Error(
            `${side} acknowledged ${acknowledged} messages, and of ${what} there are ${count}.`,
          );
    },
    async tidy() {
      await client.query(`VACUUM users, chat_rooms, ${months[0]!.name}`);
      await client.query('CHECKPOINT');
    },
    close: () => listener.end(),
  };
}
