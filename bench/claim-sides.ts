import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { databaseOptions } from '../mikro-orm.config.js';
import { claimDue } from '../src/outreach/claim.js';
import { importPeer } from './peers.js';

/** One of those that claim: made ready for a round, it then works one batch at a time. */
export interface Claimer {
  name: string;
  prepare(): Promise<void>;
  /** @returns how many were taken; 0 when none are left */
  work(worker: number): Promise<number>;
  close(): Promise<void>;
}

/** Where and of how many is claimed. */
export interface ClaimSetting {
  url: string;
  admin: Client;
  owners: number;
  due: number;
  workers: number;
  batch: number;
}

/** What is used of pg-boss, which only `bench/` installs. */
interface Boss {
  start(): Promise<unknown>;
  stop(options: object): Promise<unknown>;
  on(event: string, listener: () => void): unknown;
  createQueue(name: string): Promise<unknown>;
  insert(name: string, jobs: object[]): Promise<unknown>;
  fetch(name: string, options: object): Promise<{ id: string }[]>;
  complete(name: string, ids: string[]): Promise<unknown>;
}

/** So many of the owners, spread over all of them, are due; the rest is not. */
const makeDue = (table: string, { owners, due }: ClaimSetting) =>
  `INSERT INTO ${table} (user_id, epoch, due_at)
   SELECT n, clock() - interval '3 hours', clock() - interval '1 hour' - n * interval '1 microsecond'
   FROM generate_series(1, ${owners}, ${owners / due}) n
   ON CONFLICT (user_id) DO UPDATE SET epoch = excluded.epoch, due_at = excluded.due_at`;

/** The raw limit: one prepared statement on bare tables. */
export async function openBare(setting: ClaimSetting): Promise<Claimer> {
  const { url, admin, workers, batch } = setting;
  const clients = await Promise.all(
    Array.from({ length: workers }, async () => {
      const client = new Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    }),
  );
  return {
    name: 'raw',
    async prepare() {
      await admin.query('TRUNCATE bare_claims');
      await admin.query(makeDue('bare_due', setting));
      await admin.query('VACUUM ANALYZE bare_due');
    },
    async work(worker) {
      const { rowCount } = await clients[worker]!.query({
        name: 'claim',
        text: `WITH due AS (
                 DELETE FROM bare_due WHERE user_id = ANY (ARRAY(
                   SELECT user_id FROM bare_due WHERE due_at <= $1 ORDER BY due_at LIMIT ${batch} FOR UPDATE SKIP LOCKED
                 )) RETURNING user_id, epoch
               ) INSERT INTO bare_claims SELECT user_id, epoch FROM due RETURNING user_id, epoch`,
        values: [new Date()],
      });
      return rowCount ?? 0;
    },
    close: async () => void (await Promise.all(clients.map((client) => client.end()))),
  };
}

/** The product's own claim on the product's tables. */
export async function openNuzzle(setting: ClaimSetting): Promise<Claimer> {
  const { url, admin, workers, batch } = setting;
  const orm = await MikroORM.init(databaseOptions(url, workers));
  const managers = Array.from({ length: workers }, () => orm.em.fork());
  return {
    name: 'nuzzle',
    async prepare() {
      await admin.query('TRUNCATE outreaches');
      await admin.query(makeDue('outreach_due', setting));
      await admin.query('VACUUM ANALYZE outreach_due');
    },
    work: async (worker) => (await claimDue(managers[worker]!, batch, 30_000)).length,
    close: () => orm.close(true),
  };
}

/** A queue on PostgreSQL, with one job for each owner who is due. */
export async function openPgBoss({ url, admin, due, workers, batch }: ClaimSetting): Promise<Claimer> {
  const { PgBoss } = await importPeer<{ PgBoss: new (options: object) => Boss }>('pg-boss');
  const boss = new PgBoss({
    connectionString: url,
    schema: 'boss',
    supervise: false,
    schedule: false,
    max: workers,
  });
  boss.on('error', () => undefined);
  await boss.start();
  let queue = '';
  let at = 0;
  return {
    name: 'pg-boss',
    async prepare() {
      queue = `owners_${++at}`;
      await boss.createQueue(queue);
      for (let from = 0; from < due; from += 10_000)
        await boss.insert(
          queue,
          Array.from({ length: 10_000 }, (_, n) => ({ data: { ownerId: from + n } })),
        );
      await admin.query('VACUUM ANALYZE boss.job');
    },
    async work() {
      const jobs = await boss.fetch(queue, { batchSize: batch });
      if (jobs.length > 0)
        await boss.complete(
          queue,
          jobs.map(({ id }) => id),
        );
      return jobs.length;
    },
    close: async () => void (await boss.stop({ graceful: false })),
  };
}
