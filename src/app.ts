import pTimeout from 'p-timeout';
import { databaseOptions } from '../mikro-orm.config.js';
import { erasureJob } from './account/erasure.job.js';
import { archiveJob } from './chat/archive.job.js';
import { replyJob } from './reply/reply.job.js';
import { openReplyWorker } from './reply/reply-worker.js';
import type { Config } from './config.js';
import type { Services } from './context.js';
import { gaugePartitions } from './database/gauges.js';
import { openDatabase } from './database/open-database.js';
import { partitionsJob } from './database/partitions.job.js';
import { partitionsReady } from './database/partitions.js';
import { openServer } from './http/server.js';
import { openJobs } from './jobs/agenda.js';
import { openPubSub } from './pubsub/open-pubsub.js';
import { postgresTransport } from './pubsub/postgres-transport.js';
import { localSecret } from './local-secret.js';
import type { Logger } from './log.js';
import { openMetrics } from './metrics.js';
import { outreachJob } from './outreach/outreach.job.js';
import { gaugeOutreach } from './outreach/outreach-gauges.js';
import { openOutreachWorker } from './outreach/outreach-worker.js';
import { openPushWorker } from './push/push-worker.js';
import { pushJob } from './push/push.job.js';
import { Tokens } from './session/tokens.js';
import { OwnerQueues } from './user/owner-queue.js';
import { openVoice } from './voice/open-voice.js';

const longestClose = 10_000;

/** A running Nuzzle. */
export interface App {
  /** Where it serves: `http://host:port`. */
  readonly url: string;
  /** What it runs on, a line each, for the person who started it. */
  readonly facts: Readonly<Record<string, string>>;
  /** Stops everything in the reverse order of its start. */
  close(): Promise<void>;
}

/**
 * Starts everything that the configuration asks for, wired together.
 * @param now the process's clock; the database's decides all that is kept
 * @throws where a part cannot start, with those before it stopped again
 */
export async function openApp(config: Config, log: Logger, now: () => Date = () => new Date()): Promise<App> {
  const parts: { name: string; close: () => Promise<void> }[] = [];
  const close = async () => {
    const faults: unknown[] = [];
    for (const part of parts.splice(0).toReversed())
      try {
        // One that hangs must not keep the others from stopping.
        await pTimeout(part.close(), { milliseconds: longestClose });
        log.debug({ part: part.name }, 'Stopped.');
      } catch (error) {
        // What stands below must be stopped all the same.
        log.error({ err: error, part: part.name }, 'A part did not stop as it should.');
        faults.push(error);
      }
    if (faults.length > 0) throw new AggregateError(faults, 'Not all parts stopped as they should.');
  };
  try {
    const database = await openDatabase(config, databaseOptions, log);
    parts.push({ name: 'database', close: () => database.close() });
    const em = database.orm.em;

    const transport = config.redisUrl
      ? (await import('./pubsub/redis-transport.js')).redisTransport(config.redisUrl)
      : postgresTransport(database.directUrl);
    const pubsub = await openPubSub(transport, log);
    parts.push({ name: 'pubsub', close: () => pubsub.close() });
    const voice = await openVoice(config);
    const { push, outreach } = config;
    const metrics = openMetrics();
    const { statements } = database;
    const services: Services = {
      em,
      statements,
      pubsub,
      log,
      metrics,
      outreach,
      push,
      ownerQueue: new OwnerQueues(),
    };

    gaugeOutreach(metrics.registry, em);
    gaugePartitions(metrics.registry, em, config.archive);
    const jobs = config.run.jobs ? startJobs() : undefined;

    const tokens = new Tokens(config.tokenSecret ?? (await localSecret(config.dataDir, 'access tokens')));
    const server = await openServer({
      host: config.host,
      origins: config.origins,
      maxSockets: config.maxSockets,
      port: config.port,
      schema: config.run.api ? await (await import('./schema.js')).openSchema() : undefined,
      services: { ...services, tokens, now },
      admin: config.adminToken
        ? {
            token: config.adminToken,
            registry: metrics.registry,
            agenda: jobs && (() => jobs.agenda),
          }
        : undefined,
      checks: {
        database: async () => (await em.fork().execute('SELECT 1')).length === 1,
        partitions: () => partitionsReady(em.fork()),
        live: () => pubsub.isConnected,
        ...(jobs && { jobs: () => jobs.ready }),
      },
    });
    parts.push({ name: 'server', close: () => server.close() });

    function startJobs() {
      const { lease, sweepInterval } = config;
      const replies = openReplyWorker({ ...services, voice, lease });
      parts.push({ name: 'replies', close: () => replies.close() });
      const outreaches = openOutreachWorker({ ...services, voice, lease });
      parts.push({ name: 'outreach', close: () => outreaches.close() });
      const pushes = openPushWorker({ ...services, lease });
      parts.push({ name: 'pushes', close: () => pushes.close() });
      // What another process left behind is due already, and need not wait for a job's turn.
      for (const worker of [replies, outreaches, pushes]) void worker.wake();
      const store = { databaseUrl: database.directUrl, mongodbUrl: config.mongodbUrl };
      const list = [
        replyJob(replies, lease),
        outreachJob(outreaches, sweepInterval),
        pushJob(pushes, lease),
        partitionsJob(em),
        archiveJob(services, config.archive),
        erasureJob(services),
      ];
      const opened = openJobs(store, list, log);
      parts.push({ name: 'jobs', close: () => opened.close() });
      return opened;
    }

    return {
      url: server.url,
      facts: {
        Database: database.note ? `${database.name}\n${database.note}` : database.name,
        Voice: voice.name,
        Live: config.redisUrl ? 'Redis' : 'PostgreSQL (NOTIFY)',
        'Job store': jobs?.store ?? 'none in this process',
      },
      close,
    };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}
