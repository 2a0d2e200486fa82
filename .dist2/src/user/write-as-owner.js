import { setTimeout as delay } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import { retryWithPartitions } from '../database/partitions.js';
import { unauthenticated } from '../errors.js';
// In milliseconds, while the owner's queue is full.
const retryInterval = 200;
/**
 * Writes for one owner, in one transaction. It locks the owner's row before it takes any id or time, so that everything
 * written for the owner commits in the order of its cursors. FOR NO KEY UPDATE is compatible with the foreign keys that
 * others check; FOR UPDATE would deadlock with them.
 * @param work does the writing, on the manager that it is given
 * @throws UNAUTHENTICATED if the owner is gone
 * @throws RATE_LIMITED if too many writes wait for this owner
 */
export function writeAsOwner({ em, ownerQueue }, ownerId, work) {
    return ownerQueue.run(ownerId, () => retryWithPartitions(em, () => em.fork().transactional(async (own) => {
        const { rows } = await sql `
          SELECT 1 FROM users WHERE id = ${ownerId} AND NOT is_deleted FOR NO KEY UPDATE`.execute(own.getKysely());
        if (rows.length === 0)
            throw unauthenticated('SESSION_ENDED');
        return work(own);
    })));
}
/**
 * Writes for one owner like `writeAsOwner`, and tries again while the owner's queue is full. For work in the background,
 * which nobody waits for.
 * @param signal ends the retries
 */
export async function writeAsOwnerWhenFree(services, ownerId, signal, work) {
    // Not p-retry: after an abort, it would report a write that was committed as failed.
    for (;;)
        try {
            return await writeAsOwner(services, ownerId, work);
        }
        catch (error) {
            if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'RATE_LIMITED')
                throw error;
            await delay(retryInterval, undefined, { signal });
        }
}
//# sourceMappingURL=write-as-owner.js.map