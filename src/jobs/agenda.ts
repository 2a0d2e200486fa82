import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Agenda, type AgendaBackend, type NotificationChannel } from 'agenda';
import pTimeout from 'p-timeout';
import { Pool } from 'pg';
import type { Job } from '../job.js';
import type { Logger } from '../log.js';

const longestBackoff = 5_000;
const longestEnd = 1_000;
// The store is polled every second, and every fault of it is told.
const faultLasts = 3_000;

/** The recurring jobs of this process. */
export interface Jobs {
  /** Where they are kept, for the person who started the process. */
  readonly store: string;
  /** Whether they are being woken: the store was reached, and had no fault in the last seconds. */
  readonly ready: boolean;
  /** What wakes them, for an operator to look at; undefined while the store is not there. */
  readonly agenda: Agenda | undefined;
  /** Waits for the running ones, within their bounds, and lets go of the store. */
  close(): Promise<void>;
}

/** Where jobs are kept: MongoDB if its URL is given, else a schema of its own in PostgreSQL. */
export interface JobStore {
  databaseUrl: string;
  mongodbUrl: string | undefined;
}

/**
 * Has every job woken at its interval. Agenda only wakes them: twice, late or side by side is possible, and
 * each job is written for that. A store that cannot be reached is tried again until it can.
 */
export function openJobs(where: JobStore, jobs: readonly Job[], log: Logger): Jobs {
  const closing = new AbortController();
  let running: RunningAgenda | undefined;
  let started = false;
  let lastFault = 0;
  const onFault = (error: Error) => {
    // Stopping cuts off what Agenda was about.
    if (closing.signal.aborted) return;
    lastFault = Date.now();
    log.warn({ err: error }, 'The job store has a fault.');
  };

  async function start(): Promise<void> {
    for (let wait = 100; !closing.signal.aborted; wait = Math.min(2 * wait, longestBackoff)) {
      try {
        running = await startAgenda(where, jobs, log, onFault);
        started = true;
        return;
      } catch (error) {
        log.warn({ err: error }, 'The job store cannot be reached; it is tried again.');
        await delay(wait, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  }
  const starting = start();

  return {
    store: where.mongodbUrl ? 'MongoDB' : 'PostgreSQL (schema agenda)',
    get ready() {
      return started && Date.now() - lastFault > faultLasts;
    },
    get agenda() {
      return running?.agenda;
    },
    async close() {
      closing.abort();
      started = false;
      // A store that is not there may take its time to say so; nobody waits for that.
      await pTimeout(starting, { milliseconds: longestEnd, message: false });
      await running?.stop();
    },
  };
}

interface RunningAgenda {
  agenda: Agenda;
  stop: () => Promise<void>;
}

async function startAgenda(
  where: JobStore,
  jobs: readonly Job[],
  log: Logger,
  onFault: (error: Error) => void,
): Promise<RunningAgenda> {
  const { backend, channel, closeBackend } = await openBackend(where, onFault);
  try {
    // Agenda connects by itself, and lets a failure of that end the process: so it is done before.
    await backend.connect();
    backend.connect = async () => undefined;
  } catch (error) {
    await closeBackend().catch(() => undefined);
    throw error;
  }
  const agenda = new Agenda({
    backend,
    ...(channel && { notificationChannel: channel }),
    name: `${hostname()} ${process.pid}`,
    processEvery: 1_000,
  });
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  agenda.on('error', onFault);
  try {
    for (const { name, lockLifetime, run } of jobs)
      agenda.define(
        name,
        (_turn, done) => {
          const turn = work(name, () => run(stopping.signal), log).finally(() => {
            running.delete(turn);
            done();
          });
          running.add(turn);
        },
        {
          lockLifetime,
          concurrency: 1,
        },
      );
    await agenda.start();
    for (const { name, interval } of jobs) await agenda.every(interval, name);
    const stop = async () => {
      stopping.abort();
      // Unlocks what was not begun, so that another process need not wait for it.
      await agenda.stop(true);
      await Promise.all(running);
      await closeBackend();
    };
    return { agenda, stop };
  } catch (error) {
    await agenda.stop(true).catch(() => undefined);
    await closeBackend().catch(() => undefined);
    throw error;
  }
}

/** Kept from the store: an error's words may be long, and may be an owner's. */
async function work(name: string, run: () => Promise<void>, log: Logger): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error({ err: error, job: name }, 'A job failed; it runs again at its next turn.');
  }
}

interface OpenBackend {
  backend: AgendaBackend;
  /** What tells of new jobs at once; without one the store is only polled. */
  channel: NotificationChannel | undefined;
  closeBackend: () => Promise<void>;
}

async function openBackend(
  { databaseUrl, mongodbUrl }: JobStore,
  onFault: (error: Error) => void,
): Promise<OpenBackend> {
  if (mongodbUrl) return openMongo(mongodbUrl, onFault);
  const { PostgresBackend } = await import('@agendajs/postgres-backend');
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 3,
    application_name: 'nuzzle jobs',
    // A schema of its own, made by the migrations.
    options: '-c search_path=agenda',
  });
  // A connection that the server ends while nobody uses it would end the process, twice over: the pool and
  // the channel that listens both emit errors that must have a listener.
  pool.on('error', onFault);
  const backend = new PostgresBackend({ pool });
  const channel = backend.notificationChannel;
  channel?.on('error', onFault);
  return {
    backend,
    channel,
    async closeBackend() {
      // Agenda lets go of the channel only once it was started, and the channel would go on connecting.
      await channel?.disconnect();
      // The channel may be connecting anew just then, and never give that connection back.
      await pTimeout(pool.end(), { milliseconds: longestEnd, message: false });
    },
  };
}

async function openMongo(url: string, onFault: (error: Error) => void): Promise<OpenBackend> {
  const { MongoBackend, MongoChangeStreamNotificationChannel, MongoClient } =
    await import('@agendajs/mongo-backend');
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 2_000, appName: 'nuzzle jobs' });
  try {
    await client.connect();
    const db = client.db();
    // Only a replica set has change streams; a standalone server is polled.
    const { setName } = await db.command({ hello: 1 });
    const channel = setName ? new MongoChangeStreamNotificationChannel({ db }) : undefined;
    channel?.on('error', onFault);
    return {
      backend: new MongoBackend({ mongo: db }),
      channel,
      async closeBackend() {
        await channel?.disconnect();
        await client.close();
      },
    };
  } catch (error) {
    await client.close();
    throw error;
  }
}
