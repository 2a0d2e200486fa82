import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import pTimeout from 'p-timeout';
import type { Logger } from '../log.js';
import type { PubSub, Topics, Topic } from './pubsub.js';
import { ListenerRegistry } from './listener-registry.js';
import type { Transport, TransportConnection } from './transport.js';

const between = 5;
// What one NOTIFY holds is 8,000 bytes.
const longestPayload = 7_500;
const longestQueue = 10_000;
const longestBackoff = 2_000;
const firstProof = 5_000;
// A wire that died without a word is noticed within two seconds.
const [proofEvery, proofWithin] = [800, 1_000];

type Announcement = [topic: Topic | 'probe', news: unknown];

/**
 * Live over a wire. What was committed within a few milliseconds is told together. The wire has to prove that it
 * hears itself, when it is connected and ever again; one that does not is given up and connected anew, and whoever
 * listens then compares with the database.
 * @param log told of a wire lost and found
 * @throws where the wire cannot be connected, or does not hear itself
 */
export async function openPubSub(connectWire: Transport, log: Logger): Promise<PubSub> {
  const switchboard = new ListenerRegistry();
  const probes = new EventEmitter();
  const queue: Announcement[] = [];
  const closing = new AbortController();
  let wire: TransportConnection | undefined;
  let telling: Promise<void> | undefined;
  let reconnecting: Promise<void> | undefined;

  function hear(payload: string | undefined): void {
    try {
      for (const [topic, news] of JSON.parse(payload ?? '[]') as Announcement[])
        if (topic === 'probe') probes.emit(String(news));
        else switchboard.dispatch(topic, news as Topics[Topic]);
    } catch (error) {
      // Anybody on the channel can say anything; what cannot be read may have been news.
      log.warn({ err: error }, 'An announcement could not be read; subscribers catch up.');
      switchboard.announceGap();
    }
  }

  async function connect(): Promise<void> {
    let known: TransportConnection | undefined;
    const fresh = await connectWire(hear, (error) => known && lose(known, error));
    known = fresh;
    try {
      await prove(fresh, firstProof);
    } catch (error) {
      fresh.close();
      throw error;
    }
    wire = fresh;
    if (closing.signal.aborted) fresh.close();
    else void watch(fresh);
  }

  async function prove(one: TransportConnection, within: number): Promise<void> {
    const probe = randomUUID();
    let isHeard = false;
    const heard = new Promise<void>((resolve) =>
      probes.once(probe, () => {
        isHeard = true;
        resolve();
      }),
    );
    try {
      const told = one.publish(JSON.stringify([['probe', probe]]));
      await pTimeout(Promise.all([told, heard]), {
        milliseconds: within,
        signal: closing.signal,
        message: false,
      });
      // What was kept from its turn for so long may have the answer waiting.
      if (!isHeard) await turn();
    } finally {
      probes.removeAllListeners(probe);
    }
    if (!isHeard) throw new Error('The live connection does not hear itself.');
  }

  async function watch(one: TransportConnection): Promise<void> {
    while (wire === one && !closing.signal.aborted)
      try {
        await delay(proofEvery, undefined, { signal: closing.signal, ref: false });
        await prove(one, proofWithin);
      } catch (error) {
        lose(one, error as Error);
      }
  }

  function lose(one: TransportConnection, error?: Error): void {
    if (wire !== one || closing.signal.aborted) return;
    wire = undefined;
    log.warn({ err: error }, 'The live connection was lost; subscribers are kept up by catching up.');
    one.close();
    reconnecting = reconnect();
  }

  async function reconnect(): Promise<void> {
    for (let wait = 100; !closing.signal.aborted; wait = Math.min(2 * wait, longestBackoff)) {
      try {
        await connect();
        log.info('The live connection is back.');
        switchboard.announceGap();
        return;
      } catch (error) {
        log.debug({ err: error }, 'The live connection is not back yet.');
        await delay(wait, undefined, { ref: false, signal: closing.signal }).catch(() => undefined);
      }
    }
  }

  async function tell(): Promise<void> {
    while (queue.length > 0) {
      const payload = takePayload(queue);
      try {
        if (!wire) throw new Error('There is no live connection.');
        await wire.publish(payload);
      } catch (error) {
        log.warn({ err: error }, 'An announcement was lost; subscribers catch up.');
      }
      if (!closing.signal.aborted) await delay(between);
    }
    telling = undefined;
  }

  await connect();
  return {
    publish(topic, news) {
      // Without a bound a broken connection would fill the memory; catching up makes up for the loss.
      if (queue.length < longestQueue) queue.push([topic, news]);
      telling ??= tell();
    },
    publishLocally: (topic, news) => switchboard.dispatch(topic, news),
    listen: (topic, ownerId, listener) => switchboard.listen(topic, ownerId, listener),
    onGap: (listener) => switchboard.onGap(listener),
    get isConnected() {
      return wire !== undefined;
    },
    async close() {
      closing.abort();
      await telling;
      await reconnecting;
      wire?.close();
    },
  };
}

/** As many announcements from the queue as are told at once. */
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
