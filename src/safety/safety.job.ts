import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Job } from '../job.js';

/** Forgets who was offered help, once pets may write to them again. */
export const safetyJob = (em: EntityManager): Job => ({
  name: 'safety',
  interval: 3_600_000,
  lockLifetime: 60_000,
  run: () => pruneCareHolds(em),
});

/** Deletes the holds that are over. */
export async function pruneCareHolds(em: EntityManager): Promise<void> {
  await sql`DELETE FROM care_holds WHERE held_until <= clock()`.execute(em.fork().getKysely());
}
