import { setTimeout as delay } from 'node:timers/promises';
import type { TestApp } from './app.js';
import type { Owner } from './client.js';

const hour = 3_600_000;
const between = 50;

/**
 * Sets the last access of one owner, as if the owner had left then.
 * @param ms how long ago, in milliseconds; two hours and a second by default
 */
export async function goAway(app: TestApp, owner: Pick<Owner, 'id'>, ms = 2 * hour + 1_000): Promise<void> {
  await app.database.query(
    `WITH gone AS (
       UPDATE users SET last_active_at = clock() - $2 * interval '1 millisecond' WHERE id = $1 RETURNING id, last_active_at
     )
     INSERT INTO outreach_due (user_id, epoch, due_at) SELECT id, last_active_at, last_active_at + interval '2 hours' FROM gone
     ON CONFLICT (user_id) DO UPDATE SET epoch = excluded.epoch, due_at = excluded.due_at`,
    [owner.id, ms],
  );
}

/** The outreaches of an owner, oldest first. */
export const outreachesOf = (app: TestApp, owner: Owner) =>
  app.database.query<{ state: string; reason: string | null; attempts: number }>(
    'SELECT state, reason, attempts FROM outreaches WHERE user_id = $1 ORDER BY epoch',
    [owner.id],
  );

/** When an owner's absence is due; undefined if it is not. */
export async function dueAt(app: TestApp, owner: Owner): Promise<Date | undefined> {
  const [row] = await app.database.query<{ due_at: Date }>(
    'SELECT due_at FROM outreach_due WHERE user_id = $1',
    [owner.id],
  );
  return row?.due_at;
}

/** Polls until the result satisfies a condition; not so often that it slows down what it polls. */
export async function until<T>(look: () => Promise<T>, wanted: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (wanted(seen)) return seen;
    await delay(between);
  }
}
