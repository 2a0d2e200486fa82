import { randomUUID } from 'node:crypto';
import { once, EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from '../log.js';
import type { Live, News, Topic } from './live.js';
import { Switchboard } from './switchboard.js';

const channel = 'nuzzle_live';
const between = 5;
const longestPayload = 7_500;
const longestQueue = 10_000;
const longestBackoff = 2_000;

type Announcement = [topic: Topic | 'probe', news: unknown];

/**
 * Live over PostgreSQL's NOTIFY, on one connection of its own that both tells and listens. What was
 * committed within a few milliseconds goes out in one NOTIFY, outside every writing transaction: inside
 * one it would hold a lock of the whole cluster through the commit.
 * @param url straight to the server: behind a transaction pooler LISTEN succeeds and hears nothing
 * @param log told of a connection lost and found
 * @throws where the connection cannot be made, or does not hear itself
 */
export async function openPostgresLive(url: string, log: Logger): Promise<Live> {
  const switchboard = new Switchboard();
  const probes = new EventEmitter();
  const queue: Announcement[] = [];
  let client: Client | undefined;
  const closing = new AbortController();
  let telling: Promise<void> | undefined;

  function hear(payload: string | undefined): void {
    try {
      for (const [topic, news] of JSON.parse(payload ?? '[]') as Announcement[])
        if (topic === 'probe') probes.emit(String(news));
        else switchboard.hear(topic, news as News[Topic]);
    } catch (error) {
      // Anybody on the database can say anything on the channel; what cannot be read may have been news.
      log.warn({ err: error }, 'An announcement could not be read; subscribers catch up.');
      switchboard.gap();
    }
  }

  async function connect(): Promise<void> {
    const fresh = new Client({
      connectionString: url,
      application_name: 'nuzzle live',
      keepAlive: true,
      query_timeout: 5_000,
      connectionTimeoutMillis: 5_000,
    });
    fresh.on('notification', ({ payload }) => hear(payload));
    fresh.on('error', (error) => log.warn({ err: error }, 'The live connection has a fault.'));
    fresh.once('end', () => {
      if (client !== fresh) return;
      client = undefined;
      if (!closing.signal.aborted) void reconnect();
    });
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${channel}`);
      const probe = randomUUID();
      const heard = once(probes, probe, { signal: AbortSignal.timeout(5_000) });
      heard.catch(() => undefined);
      await fresh.query('SELECT pg_notify($1, $2)', [channel, JSON.stringify([['probe', probe]])]);
      await heard.catch((error: unknown) => {
        throw new Error(
          'The live connection does not hear itself; is there a pooler before it? Set DATABASE_DIRECT_URL.',
          {
            cause: error,
          },
        );
      });
    } catch (error) {
      await fresh.end().catch(() => undefined);
      throw error;
    }
    client = fresh;
  }

  async function reconnect(): Promise<void> {
    log.warn('The live connection was lost; subscribers are kept up by catching up.');
    for (let wait = 100; !closing.signal.aborted; wait = Math.min(2 * wait, longestBackoff)) {
      try {
        await connect();
        if (closing.signal.aborted) {
          await client?.end();
          return;
        }
        log.info('The live connection is back.');
        switchboard.gap();
        return;
      } catch (error) {
        log.debug({ err: error }, 'The live connection is not back yet.');
        await delay(wait, undefined, { ref: false });
      }
    }
  }

  async function tell(): Promise<void> {
    while (queue.length > 0) {
      const payload = takePayload(queue);
      try {
        await client?.query('SELECT pg_notify($1, $2)', [channel, payload]);
      } catch (error) {
        log.warn({ err: error }, 'An announcement was lost; subscribers catch up.');
      }
      if (!closing.signal.aborted) await delay(between);
    }
    telling = undefined;
  }

  await connect();
  return {
    announce(topic, news) {
      // Without a bound a broken connection would fill the memory; catching up makes up for the loss.
      if (queue.length < longestQueue) queue.push([topic, news]);
      telling ??= tell();
    },
    tellHere: (topic, news) => switchboard.hear(topic, news),
    listen: (topic, ownerId, listener) => switchboard.listen(topic, ownerId, listener),
    onGap: (listener) => switchboard.onGap(listener),
    get hearing() {
      return client !== undefined;
    },
    async close() {
      closing.abort();
      await telling;
      await client?.end();
    },
  };
}

/** As many announcements from the queue as one NOTIFY holds (8,000 bytes). */
function takePayload(queue: Announcement[]): string {
  const parts: string[] = [];
  let size = 2;
  while (queue.length > 0) {
    const part = JSON.stringify(queue[0]);
    size += Buffer.byteLength(part) + 1;
    if (parts.length > 0 && size > longestPayload) break;
    parts.push(part);
    queue.shift();
  }
  return `[${parts.join(',')}]`;
}
