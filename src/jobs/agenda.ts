import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Agenda, type AgendaBackend } from 'agenda';
import { Pool } from 'pg';
import type { Job } from '../job.js';
import type { Logger } from '../log.js';

const longestBackoff = 5_000;

/** The recurring jobs of this process. */
export interface Jobs {
  /** Where they are kept, for the person who started the process. */
  readonly store: string;
  /** Whether they are being woken. */
  readonly ready: boolean;
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
  let stop: (() => Promise<void>) | undefined;
  let ready = false;

  async function start(): Promise<void> {
    for (let wait = 100; !closing.signal.aborted; wait = Math.min(2 * wait, longestBackoff)) {
      try {
        stop = await startAgenda(where, jobs, log);
        ready = true;
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
      return ready;
    },
    async close() {
      closing.abort();
      ready = false;
      await starting;
      await stop?.();
    },
  };
}

async function startAgenda(where: JobStore, jobs: readonly Job[], log: Logger): Promise<() => Promise<void>> {
  const { backend, closeBackend } = await openBackend(where, log);
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
    name: `${hostname()} ${process.pid}`,
    processEvery: 1_000,
  });
  const running = new Set<Promise<void>>();
  agenda.on('error', (error: Error) => log.warn({ err: error }, 'The job store has a fault.'));
  try {
    for (const { name, longest, run } of jobs)
      agenda.define(
        name,
        (_turn, done) => {
          const turn = work(name, run, log).finally(() => {
            running.delete(turn);
            done();
          });
          running.add(turn);
        },
        {
          lockLifetime: longest,
          concurrency: 1,
        },
      );
    await agenda.start();
    for (const { name, every } of jobs) await agenda.every(every, name);
    return async () => {
      // Unlocks what was not begun, so that another process need not wait for it.
      await agenda.stop(true);
      await Promise.all(running);
      await closeBackend();
    };
  } catch (error) {
    await agenda.stop(true).catch(() => undefined);
    await closeBackend().catch(() => undefined);
    throw error;
  }
}

/** Kept from the store: an error's words may be long, and may be an owner's. */
async function work(name: string, run: Job['run'], log: Logger): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error({ err: error, job: name }, 'A job failed; it runs again at its next turn.');
  }
}

interface OpenBackend {
  backend: AgendaBackend;
  closeBackend: () => Promise<void>;
}

async function openBackend({ databaseUrl, mongodbUrl }: JobStore, log: Logger): Promise<OpenBackend> {
  if (mongodbUrl) {
    const { MongoBackend } = await import('@agendajs/mongo-backend');
    const backend = new MongoBackend({ address: mongodbUrl, options: { serverSelectionTimeoutMS: 5_000 } });
    return { backend, closeBackend: () => backend.disconnect() };
  }
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
  const onError = (error: Error) => log.warn({ err: error }, 'The job store has a fault.');
  pool.on('error', onError);
  const backend = new PostgresBackend({ pool });
  const channel = backend.notificationChannel;
  channel?.on('error', onError);
  return {
    backend,
    async closeBackend() {
      // Agenda lets go of the channel only once it was started, and the channel would go on connecting.
      await channel?.disconnect();
      await pool.end();
    },
  };
}
