import { setTimeout as delay } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import type { Services } from '../context.js';
import { retryWithPartitions } from '../database/partitions.js';
import { unauthenticated } from '../errors.js';

const busyPause = 200;

/**
 * Writes for one owner, in one transaction that holds the owner's row before it takes any id or time, so
 * that everything written for them commits in the order of its cursors. FOR NO KEY UPDATE stands beside
 * the foreign keys of others; FOR UPDATE would deadlock with them.
 * @param work does the writing on the manager that it is given
 * @throws UNAUTHENTICATED where the owner is gone, RATE_LIMITED where too many writes wait for them
 */
export function writeAsOwner<T>(
  { em, ownerQueue }: Pick<Services, 'em' | 'ownerQueue'>,
  ownerId: string,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  return ownerQueue.run(ownerId, () =>
    retryWithPartitions(em, () =>
      em.fork().transactional(async (own) => {
        const { rows } = await sql`
          SELECT 1 FROM users WHERE id = ${ownerId} AND NOT is_deleted FOR NO KEY UPDATE`.execute(
          own.getKysely(),
        );
        if (rows.length === 0) throw unauthenticated();
        return work(own);
      }),
    ),
  );
}

/**
 * Writes for one owner as soon as their turn comes, for work that nobody waits for: where the owner's own
 * burst fills the queue, it tries again.
 * @param signal ends the waiting
 */
export async function writeAsOwnerInTime<T>(
  services: Pick<Services, 'em' | 'ownerQueue'>,
  ownerId: string,
  signal: AbortSignal,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  for (;;)
    try {
      return await writeAsOwner(services, ownerId, work);
    } catch (error) {
      if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'RATE_LIMITED') throw error;
      await delay(busyPause, undefined, { signal });
    }
}
