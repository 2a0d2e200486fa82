import type { EntityManager } from '@mikro-orm/postgresql';
import type { Services } from '../context.js';
import { markFailed, replyTable, type ReplyLease } from './reply-lease.js';
import type { ReplyOutcome } from './reply-outcome.js';
import { deleteProgress } from './reply-progress.js';

/**
 * Writes the outcome of a reply under the fence and logs it.
 * @returns after how many milliseconds the room may be due again; undefined if it is not
 */
export async function settleReply(
  { em, pubsub, log }: Services,
  lease: ReplyLease,
  outcome: ReplyOutcome,
): Promise<number | undefined> {
  const { roomId: chatRoomId, ownerId, attempt } = lease;
  const fields = { chatRoomId, attempt };
  const own = em.fork();
  if (!(await write(own, lease, outcome))) {
    log.info(fields, 'A reply was abandoned: its lease was lost.');
    return undefined;
  }
  switch (outcome.kind) {
    case 'done':
      log.debug(fields, 'A reply was written.');
      return outcome.isDueAgain ? 0 : undefined;
    case 'retry': {
      const { reason, delay, error } = outcome;
      log.warn({ ...fields, reason, delay, err: error }, 'A reply failed and will be retried.');
      return delay;
    }
    case 'failed': {
      const { reason, error } = outcome;
      await deleteProgress(own, chatRoomId);
      pubsub.publish('reply', { ownerId, chatRoomId, isDue: false });
      log.error({ ...fields, reason, err: error }, 'A reply failed for good.');
      // A newer message may be due.
      return 0;
    }
    default:
      log.debug(fields, 'A reply was given back.');
      return undefined;
  }
}

/** Writes the outcome. @returns false when the lease is lost and nothing was written */
async function write(em: EntityManager, lease: ReplyLease, outcome: ReplyOutcome): Promise<boolean> {
  switch (outcome.kind) {
    case 'done':
      // The transaction that inserted the reply has ended the wait.
      return true;
    case 'retry':
      return replyTable.postpone(em, lease, outcome.delay);
    case 'failed':
      return markFailed(em, lease, outcome.coveredId, outcome.reason);
    case 'stopped':
      return replyTable.release(em, lease);
    default:
      return false;
  }
}
