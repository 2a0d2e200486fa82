import { sql } from 'kysely';
import type { Services } from '../context.js';
import type { Job } from '../job.js';

const maxRows = 1_000;
// A year, and time to compare it with the one before.
const keptDays = 400;

/**
 * Counts what processes had reserved that died before they could count, as an estimate, and deletes what is too old to
 * show.
 */
export const voiceUsageJob = ({ em, log }: Pick<Services, 'em' | 'log'>): Job => ({
  name: 'voice-usage',
  interval: 60_000,
  lockLifetime: 20_000,
  async run(signal) {
    const database = em.fork().getKysely();
    const { rows } = await sql<{ id: string; user_id: string; tokens: string }>`
      SELECT id::text, user_id::text, tokens::text FROM voice_reservations WHERE expires_at <= (SELECT clock())
      ORDER BY expires_at LIMIT ${sql.lit(maxRows)}`.execute(database);
    for (const { id, user_id: ownerId, tokens } of rows) {
      if (signal.aborted) return;
      // One at a time: each locks its owner.
      await sql`
        SELECT settle_voice(${ownerId}::bigint, ${id}::bigint, ${tokens}::bigint, 0, ${tokens}::bigint, 1, true)`.execute(
        database,
      );
      log.warn({ ownerId, tokens }, 'An answer ended without its count, so what it reserved is counted.');
    }
    await sql`
      DELETE FROM voice_usage WHERE (user_id, day) IN (
        SELECT user_id, day FROM voice_usage
        WHERE day < (SELECT (clock() AT TIME ZONE 'UTC')::date - ${sql.lit(keptDays)})
        ORDER BY day LIMIT ${sql.lit(maxRows)})`.execute(database);
    await sql`
      DELETE FROM voice_totals WHERE day < (SELECT (clock() AT TIME ZONE 'UTC')::date - ${sql.lit(keptDays)})`.execute(
      database,
    );
  },
});
