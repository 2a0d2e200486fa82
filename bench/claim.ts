import { createRequire } from 'node:module';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { SingleBar } from 'cli-progress';
import { Client } from 'pg';
import { databaseOptions } from '../mikro-orm.config.js';
import { claimDue } from '../src/outreach/claim.js';
import { median, report, rounded } from './report.js';
import { withDatabase } from './server.js';

/**
 * W5, find the idle: of so many owners some have become due, and two workers claim them, 500 at a time.
 * Three sides in one interleaved run on one PostgreSQL: a bare claim on bare tables, the product's claim on
 * the product's tables, and pg-boss that fetches and completes as many jobs.
 */
const [owners, due] = process.argv.includes('--short') ? [100_000, 20_000] : [1_000_000, 100_000];
const rounds = 5;
const workers = 2;
const batch = 500;

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

/** One of those that are measured: made ready for a round, it then works one batch at a time. */
interface Side {
  name: string;
  prepare(): Promise<void>;
  /** @returns how many were taken; 0 when none are left */
  work(worker: number): Promise<number>;
  close(): Promise<void>;
}

await withDatabase(measure);

async function measure(url: string): Promise<void> {
  const admin = new Client({ connectionString: url });
  // The server goes first where a side fails, and that side's fault is what is to be read.
  admin.on('error', () => undefined);
  await admin.connect();
  await fill(admin);
  const sides = [await bare(url, admin), await nuzzle(url, admin), await pgBoss(url, admin)];
  const figures = new Map(sides.map(({ name }) => [name, [] as number[]]));
  const bar = new SingleBar({ format: 'measuring {bar} {value}/{total} runs, {eta_formatted} left' });
  bar.start(rounds * sides.length, 0);
  for (let round = 0; round < rounds; round++)
    // Each round in another order, so that none always comes first.
    for (const side of [...sides.slice(round % 3), ...sides.slice(0, round % 3)]) {
      await side.prepare();
      figures.get(side.name)!.push(await timed(side));
      bar.increment();
    }
  bar.stop();
  for (const side of sides) await side.close();
  await admin.end();
  const raw = median(figures.get('raw')!);
  await report(
    `${due} of ${owners} owners, ${workers} workers of ${batch}, ${rounds} interleaved rounds`,
    [...figures].map(([side, values]) => ({
      work: 'W5',
      side,
      perSecond: Math.round(median(values)),
      ratio: rounded(median(values) / raw, 3),
    })),
  );
}

async function timed(side: Side): Promise<number> {
  const start = performance.now();
  const taken = await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      let sum = 0;
      for (let n = 1; n > 0; sum += n) n = await side.work(worker);
      return sum;
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  const total = taken.reduce((a, b) => a + b);
  if (total !== due) throw new Error(`${side.name} took ${total} instead of ${due}.`);
  return total / seconds;
}

async function fill(admin: Client): Promise<void> {
  const step = 50_000;
  const bar = new SingleBar({ format: 'filling {bar} {value}/{total} owners, {eta_formatted} left' });
  bar.start(owners, 0);
  for (let from = 1; from <= owners; from += step) {
    await admin.query(
      `INSERT INTO users (username, username_key, email, password, last_active_at)
       SELECT 'b_' || n, 'b_' || n, 'b_' || n || '@example.com', 'no password ' || n, clock() + interval '1 hour'
       FROM generate_series($1::int, $2::int) n`,
      [from, Math.min(from + step - 1, owners)],
    );
    bar.update(Math.min(from + step - 1, owners));
  }
  bar.stop();
  await admin.query(
    `
    INSERT INTO outreach_due SELECT id, last_active_at, last_active_at + interval '2 hours' FROM users;
    CREATE TABLE bare_due (user_id bigint PRIMARY KEY, epoch timestamptz NOT NULL, due_at timestamptz NOT NULL);
    CREATE INDEX ON bare_due (due_at);
    INSERT INTO bare_due SELECT * FROM outreach_due;
    CREATE TABLE bare_claims (user_id bigint, epoch timestamptz, PRIMARY KEY (user_id, epoch));
`,
  );
  await admin.query('VACUUM ANALYZE');
}

/** So many of the owners, spread over all of them, are due; the rest is not. */
function makeDue(table: string): string {
  return `INSERT INTO ${table} (user_id, epoch, due_at)
   SELECT n, clock() - interval '3 hours', clock() - interval '1 hour' - n * interval '1 microsecond'
   FROM generate_series(1, ${owners}, ${owners / due}) n
   ON CONFLICT (user_id) DO UPDATE SET epoch = excluded.epoch, due_at = excluded.due_at`;
}

async function bare(url: string, admin: Client): Promise<Side> {
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
      await admin.query(makeDue('bare_due'));
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

async function nuzzle(url: string, admin: Client): Promise<Side> {
  const orm = await MikroORM.init(databaseOptions(url, workers));
  const managers = Array.from({ length: workers }, () => orm.em.fork());
  return {
    name: 'nuzzle',
    async prepare() {
      await admin.query('TRUNCATE outreaches');
      await admin.query(makeDue('outreach_due'));
      await admin.query('VACUUM ANALYZE outreach_due');
    },
    work: async (worker) => (await claimDue(managers[worker]!, batch, 30_000)).length,
    close: () => orm.close(true),
  };
}

async function pgBoss(url: string, admin: Client): Promise<Side> {
  const { resolve } = createRequire(join(process.cwd(), 'bench', 'package.json'));
  const { PgBoss } = (await import(resolve('pg-boss')).catch(() => {
    throw new Error('pg-boss is not there; install it with: npm ci --prefix bench');
  })) as { PgBoss: new (options: object) => Boss };
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
