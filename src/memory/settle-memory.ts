import type { EntityManager } from '@mikro-orm/postgresql';
import type { Services } from '../context.js';
import type { MemoryOutcome } from './attempt-memory.js';
import {
  markNotRemembered,
  markRemembered,
  memoryTable,
  postponeFreely,
  type MemoryLease,
} from './memory-lease.js';

/**
 * Writes the outcome of an attempt under the fence, logs it and counts it.
 * @returns after how many milliseconds the room's memory is due again; undefined if it is not, or later
 */
export async function settleMemory(
  { em, log, metrics, memory }: Services,
  lease: MemoryLease,
  outcome: MemoryOutcome,
): Promise<number | undefined> {
  const fields = { chatRoomId: lease.roomId, attempt: lease.attempt };
  if (!(await write(em.fork(), lease, outcome, memory.after))) {
    log.debug(fields, 'The lease of a memory was lost: something was deleted, or another worker has it.');
    return outcome.kind === 'lost' ? 0 : undefined;
  }
  switch (outcome.kind) {
    case 'done':
      metrics.memory.remembered.inc();
      return outcome.isDueAgain ? 0 : undefined;
    case 'retry':
      metrics.memory.retried.inc({ reason: outcome.reason });
      log.warn(
        { ...fields, reason: outcome.reason, delay: outcome.delay, err: outcome.error },
        'Remembering a conversation failed and will be retried.',
      );
      return outcome.delay;
    case 'failed':
      metrics.memory.failed.inc({ reason: outcome.reason });
      log.warn(
        { ...fields, reason: outcome.reason, err: outcome.error },
        'Remembering a conversation failed; the next reply makes another try.',
      );
      return outcome.skipToId === undefined ? undefined : 0;
    default:
      return undefined;
  }
}

/** Writes the outcome. @returns false when the lease is lost and nothing was written */
async function write(
  em: EntityManager,
  lease: MemoryLease,
  outcome: MemoryOutcome,
  after: number,
): Promise<boolean> {
  switch (outcome.kind) {
    case 'done':
      return markRemembered(em, lease, outcome.isDueAgain, after);
    case 'retry':
      return outcome.isFree
        ? postponeFreely(em, lease, outcome.delay)
        : memoryTable.postpone(em, lease, outcome.delay);
    case 'failed':
      return markNotRemembered(em, lease, outcome.reason, outcome.skipToId, after);
    case 'stopped':
      return memoryTable.release(em, lease);
    default:
      return false;
  }
}
