import type { EntityManager } from '@mikro-orm/postgresql';
import type { Services } from '../context.js';
import { giveBack, giveUp, markSent, putOff, removeDevice, type PushLease } from './push-lease.js';
import { mostAttempts, type Verdict } from './push-verdict.js';

/**
 * Writes what became of a push, unless its lease was lost, and tells of it.
 * @param about what the log is told of it
 * @returns after how many milliseconds it is due again; undefined if it is not
 */
export async function settle(
  { em, log, metrics }: Services,
  lease: PushLease,
  verdict: Verdict,
  about: Record<string, unknown>,
): Promise<number | undefined> {
  const last = lease.attempt >= mostAttempts;
  const decided: Verdict =
    verdict.kind === 'again' && last ? { kind: 'failed', reason: verdict.reason } : verdict;
  if (!(await write(em.fork(), lease, decided))) {
    log.info(about, 'A push is no longer held here: its lease was lost.');
    return undefined;
  }
  switch (decided.kind) {
    case 'sent':
      metrics.push.sent.inc();
      log.info(about, 'A push was sent.');
      return undefined;
    case 'again':
      metrics.push.retried.inc({ reason: decided.reason });
      log.warn({ ...about, reason: decided.reason, pause: decided.pause }, 'A push failed and is put off.');
      return decided.pause;
    case 'failed':
    case 'over':
      metrics.push.failed.inc({ reason: decided.reason });
      log.warn(
        { ...about, reason: decided.reason, deviceRemoved: decided.kind === 'over' },
        'A push failed for good.',
      );
      return undefined;
    default:
      log.debug(about, 'A push was given back.');
      return undefined;
  }
}

/** Writes what became of it. @returns false where the lease was lost, and nothing was written */
async function write(em: EntityManager, lease: PushLease, verdict: Verdict): Promise<boolean> {
  switch (verdict.kind) {
    case 'sent':
      return markSent(em, lease);
    case 'again':
      return putOff(em, lease, verdict.pause);
    case 'failed':
      return giveUp(em, lease, verdict.reason);
    case 'over':
      return removeDevice(em, lease);
    case 'stopped':
      return giveBack(em, lease);
    default:
      return false;
  }
}
