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
  let size = 2;
  let timer: NodeJS.Timeout | undefined;

  function tell(): void {
    const payload = `[${parts.join(',')}]`;
    parts = [];
    size = 2;
    clearTimeout(timer);
    timer = undefined;
    client
      .query({
        name: 'announce',
        text: 'SELECT pg_notify($1, $2)',
        values: ['nuzzle_live', payload],
      })
      .catch((error: unknown) => process.stderr.write(`An announcement was lost: ${String(error)}\n`));
  }

  return (ownerId, chatRoomId) => {
    const part = `["message",{"ownerId":"${ownerId}","chatRoomId":"${chatRoomId}","type":"USER"}]`;
    if (size + part.length + 1 > longestPayload) tell();
    parts.push(part);
    size += part.length + 1;
    timer ??= setTimeout(tell, between);
  };
}
