import type { EntityManager } from '@mikro-orm/postgresql';
import { GraphQLError } from 'graphql';
import type { Services } from '../context.js';
import { writeAsOwnerWhenFree } from '../user/write-as-owner.js';
import { markFailed, replyTable, type ReplyLease } from './reply-lease.js';
import type { ReplyOutcome } from './reply-outcome.js';
import { deleteProgress } from './reply-progress.js';
import { refusal, rememberRefused } from './refused-messages.js';

/**
 * Writes the outcome of a reply under the fence and logs it.
 * @param stop aborts the waiting for the owner's turn
 * @returns after how many milliseconds the room may be due again; undefined if it is not
 */
export async function settleReply(
  services: Services,
  lease: ReplyLease,
  outcome: ReplyOutcome,
  stop: AbortSignal,
): Promise<number | undefined> {
  const { pubsub, log } = services;
  const { roomId: chatRoomId, ownerId, attempt } = lease;
  const fields = { chatRoomId, attempt };
  if (!(await write(services, lease, outcome, stop))) {
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
      pubsub.publish('reply', { ownerId, chatRoomId, isDue: false });
      pubsub.publish('owner', { ownerId });
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
async function write(
  services: Services,
  lease: ReplyLease,
  outcome: ReplyOutcome,
  stop: AbortSignal,
): Promise<boolean> {
  const em = services.em.fork();
  switch (outcome.kind) {
    case 'done':
      // The transaction that inserted the reply has ended the wait.
      return true;
    case 'retry':
      return replyTable.postpone(em, lease, outcome.delay);
    case 'failed':
      return writeAsOwnerWhenFree(services, lease.ownerId, stop, (own) =>
        writeFailure(own, lease, outcome),
      ).catch(notIfOwnerIsGone);
    case 'stopped':
      return replyTable.release(em, lease);
    default:
      return false;
  }
}

async function writeFailure(
  em: EntityManager,
  lease: ReplyLease,
  { coveredId, reason }: Extract<ReplyOutcome, { kind: 'failed' }>,
): Promise<boolean> {
  const isHeld = await markFailed(em, lease, coveredId, reason);
  if (isHeld) await deleteProgress(em, lease.roomId);
  if (isHeld && reason === refusal) await rememberRefused(em, lease.roomId, coveredId);
  return isHeld;
}

/** A deleted owner has no rooms any more, so the lease is lost. */
function notIfOwnerIsGone(error: unknown): false {
  if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED') return false;
  throw error;
}
