import pTimeout from 'p-timeout';
import { databaseOptions } from '../mikro-orm.config.js';
import { OwnersSecurityLog } from './activity/security-log.js';
import { safetyIdentifiers } from './budget/safety-identifier.js';
import type { Config } from './config.js';
import type { Services } from './context.js';
import { partitionGauges, registerGauges } from './database/gauges.js';
import { openDatabase } from './database/open-database.js';
import { partitionsJob } from './database/partitions.job.js';
import { partitionsReady } from './database/partitions.js';
import { mailPageOperations } from './http/mail-page.js';
import { pageOperations } from './http/page-folder.js';
import { openServer } from './http/server.js';
import { openLimitStore } from './limit/limit-store.js';
import { SharedLimits } from './limit/shared-limits.js';
import { localSecret } from './local-secret.js';
import type { Logger } from './log.js';
import { openMetrics } from './metrics.js';
import { modules } from './modules.js';
import { openPersistedOperations } from './operation/persisted-operations.js';
import { openPubSub } from './pubsub/open-pubsub.js';
import { postgresTransport } from './pubsub/postgres-transport.js';
import { Tokens } from './session/tokens.js';
import { OwnerQueues } from './user/owner-queue.js';
import { openVoice } from './voice/open-voice.js';
import { openSafety } from './voice/safety/safety-rules.js';

const closeTimeout = 10_000;
// Far more than the largest operation takes on a busy machine.
const statementTimeout = 20_000;

/** A running Nuzzle. */
export interface App {
  /** Its address: `http://host:port`. */
  readonly url: string;
  /** The address of the chat page; undefined if this process serves none. */
  readonly pageUrl: string | undefined;
  /** What it runs on, one line each, for the person who started it. */
  readonly facts: Readonly<Record<string, string>>;
  /** Stops everything in the reverse order of its start. */
  close(): Promise<void>;
}

/**
 * Starts every part that the configuration needs, and connects them.
 * @param now the process's clock; the database's clock decides everything that is kept
 * @throws if a part cannot start; the parts before it are stopped again
 */
export async function openApp(config: Config, log: Logger, now: () => Date = () => new Date()): Promise<App> {
  const parts = new Parts(log);
  try {
    const persistedOperations = await openPersistedOperations(config.persistedOperations, [
      ...mailPageOperations,
      ...pageOperations(config.page),
    ]);
    const database = await openDatabase(config, databaseOptions, log, { statementTimeout });
    parts.add('database', () => database.close());
    const em = database.orm.em;

    const transport = config.redisUrl
      ? (await import('./pubsub/redis-transport.js')).redisTransport(config.redisUrl)
      : postgresTransport(database.directUrl);
    const pubsub = await openPubSub(transport, log);
    parts.add('pubsub', () => pubsub.close());
    const voice = await openVoice(config, log);
    const { push, mail, outreach, memory, sessions, lease, repliesPerOwner, sweepInterval, archive } = config;
    const metrics = openMetrics();
    const ownerQueue = new OwnerQueues();
    const security = new OwnersSecurityLog({ em, ownerQueue, log, metrics }, now);
    parts.add('security log', () => security.close());
    const pool = await em.getConnection().getNativeClient();
    const limitStore = await openLimitStore({ pool, redisUrl: config.redisUrl }, log);
    const limits = new SharedLimits(config.limits, limitStore, security, metrics);
    parts.add('limits', () => limits.close());
    const services: Services = {
      em,
      statements: database.statements,
      pubsub,
      log,
      metrics,
      security,
      limits,
      petsPerOwner: config.petsPerOwner,
      duplicateWindow: config.duplicateWindow,
      outreach,
      voiceBudget: {
        ...config.voiceBudget,
        identify: safetyIdentifiers(
          config.tokenSecret ?? (await localSecret(config.dataDir, 'safety identifiers')),
        ),
      },
      memory,
      push,
      mail,
      sessions,
      safety: await openSafety(config, { log, metrics }),
      ownerQueue,
      personalTables: modules.flatMap(({ tables }) => tables),
    };
    if (mail.transport === 'none')
      log.warn(
        'There is no SMTP_URL, so no mail is sent: email addresses cannot be confirmed, nor passwords reset.',
      );
    registerGauges(metrics.registry, em, [
      ...modules.flatMap(({ gauges = [] }) => gauges),
      ...partitionGauges(archive),
    ]);
    const jobs = config.run.jobs ? await openWork() : undefined;

    const tokens = new Tokens({
      secret: config.tokenSecret ?? (await localSecret(config.dataDir, 'access tokens')),
      previousSecret: config.previousTokenSecret,
      lifetime: config.accessTokenLifetime,
    });
    const server = await openServer({
      host: config.host,
      origins: config.origins,
      maxSockets: config.maxSockets,
      maxPerAddress: config.maxPerAddress,
      trustedProxies: config.trustedProxies,
      refreshCookie: config.refreshCookie,
      sandbox: config.sandbox,
      introspection: config.introspection,
      page: config.page,
      persistedOperations,
      port: config.port,
      schema: config.run.api ? await (await import('./schema.js')).openSchema() : undefined,
      services: { ...services, tokens, now },
      admin: config.adminToken
        ? {
            token: config.adminToken,
            registry: metrics.registry,
            agenda: jobs && (() => jobs.agenda),
            address: config.adminAddress,
          }
        : undefined,
      checks: {
        database: async () => (await em.fork().execute('SELECT 1')).length === 1,
        partitions: () => partitionsReady(em.fork()),
        live: () => pubsub.isConnected,
        ...(jobs && { jobs: () => jobs.ready }),
      },
    });
    parts.add('server', () => server.close());

    /** Opens the background work of every module, and the job store that wakes it. */
    async function openWork() {
      // Agenda is loaded only where jobs run.
      const { openJobs } = await import('./jobs/agenda.js');
      const opened = modules.flatMap(({ name, openWork: open }) => {
        const work = open?.({
          ...services,
          voice,
          lease,
          repliesPerOwner,
          sweepInterval,
          archive,
          directUrl: database.directUrl,
        });
        const worker = work?.worker;
        if (worker) parts.add(name, () => worker.close());
        return work ?? [];
      });
      // Work that another process left behind is due already and does not wait for a job.
      for (const { worker } of opened) void worker?.wake();
      const store = { databaseUrl: database.directUrl, mongodbUrl: config.mongodbUrl };
      const opening = openJobs(store, [partitionsJob(em), ...opened.flatMap((work) => work.jobs)], log);
      parts.add('jobs', () => opening.close());
      return opening;
    }

    return {
      url: server.url,
      pageUrl: server.pageUrl,
      facts: {
        Database: database.note ? `${database.name}\n${database.note}` : database.name,
        Voice: voice.name,
        Mail: { smtp: 'SMTP', log: 'printed in the log', none: 'none: set SMTP_URL' }[mail.transport],
        Live: config.redisUrl ? 'Redis' : 'PostgreSQL (NOTIFY)',
        'Job store': jobs?.store ?? 'none in this process',
        ...(config.adminAddress && server.adminUrl && { 'Admin pages': server.adminUrl }),
      },
      close: () => parts.close(),
    };
  } catch (error) {
    await parts.close().catch(() => undefined);
    throw error;
  }
}

/** The started parts of an app. */
class Parts {
  readonly #started: { name: string; close: () => Promise<void> }[] = [];

  constructor(private readonly log: Logger) {}

  add(name: string, close: () => Promise<void>): void {
    this.#started.push({ name, close });
  }

  /** Stops the parts in reverse order, all of them even if one fails or hangs. */
  async close(): Promise<void> {
    const errors: unknown[] = [];
    for (const part of this.#started.splice(0).toReversed())
      try {
        await pTimeout(part.close(), { milliseconds: closeTimeout });
        this.log.debug({ part: part.name }, 'Stopped.');
      } catch (error) {
        this.log.error({ err: error, part: part.name }, 'A part did not stop.');
        errors.push(error);
      }
    if (errors.length > 0) throw new AggregateError(errors, 'Some parts did not stop.');
  }
}
