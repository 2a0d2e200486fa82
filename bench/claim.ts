import type { Client } from 'pg';
import { openBare, openNuzzle, openPgBoss, type Claimer, type ClaimSetting } from './claim-sides.js';
import type { MachineWatch } from './machine.js';
import type { Options } from './options.js';
import { withProgress } from './progress.js';
import type { Result } from './report.js';
import { interleave, median } from './rounds.js';

const workers = 2;
const batch = 500;

/**
 * W5, find the idle: of so many owners some have become due, and two workers claim them, 500 at a time. The
 * sides work in this process: a bare claim on bare tables, the product's claim on the product's tables, and
 * pg-boss that fetches and completes as many jobs.
 * @param admin on a migrated database without owners
 */
export async function measureClaims(
  url: string,
  admin: Client,
  { idle, rounds, peers }: Options,
  watch: MachineWatch,
): Promise<Result[]> {
  await fill(admin, idle.owners);
  const setting: ClaimSetting = { url, admin, ...idle, workers, batch };
  const sides: Claimer[] = [];
  try {
    sides.push(await openBare(setting), await openNuzzle(setting));
    if (peers) sides.push(await openPgBoss(setting));
    const figures = await withProgress(
      'measuring W5',
      'runs',
      rounds * sides.length,
      async (progress) =>
        await interleave(sides, rounds, async (side) => {
          await side.prepare();
          const perSecond = await watch.during(() => timed(side, idle.due));
          progress.step();
          return perSecond;
        }),
    );
    const limit = median(figures.get(sides[0]!)!);
    return [...figures].map(([{ name }, values]) => ({
      work: 'W5',
      side: name,
      perSecond: median(values),
      ratio: median(values) / limit,
    }));
  } finally {
    for (const side of sides) await side.close();
  }
}

async function timed(side: Claimer, due: number): Promise<number> {
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

async function fill(admin: Client, owners: number): Promise<void> {
  const step = 50_000;
  await withProgress('filling', 'owners', owners, async (progress) => {
    for (let from = 1; from <= owners; from += step) {
      const to = Math.min(from + step - 1, owners);
      await admin.query(
        `INSERT INTO users (username, username_key, email, password, last_active_at)
         SELECT 'b_' || n, 'b_' || n, 'b_' || n || '@example.com', 'no password ' || n, clock() + interval '1 hour'
         FROM generate_series($1::int, $2::int) n`,
        [from, to],
      );
      progress.at(to, owners);
    }
  });
  await admin.query(`
    INSERT INTO outreach_due SELECT id, last_active_at, last_active_at + interval '2 hours' FROM users;
    CREATE TABLE bare_due (user_id bigint PRIMARY KEY, epoch timestamptz NOT NULL, due_at timestamptz NOT NULL);
    CREATE INDEX ON bare_due (due_at);
    INSERT INTO bare_due SELECT * FROM outreach_due;
    CREATE TABLE bare_claims (user_id bigint, epoch timestamptz, PRIMARY KEY (user_id, epoch))`);
  await admin.query('VACUUM ANALYZE');
}
