import type { Services } from '../context.js';
import { LeaseLost, whileRenewing } from '../lease/worker.js';
import { readPush, type DuePush } from './due-push.js';
import { PrivateAddressError } from './endpoint-address.js';
import { renewLease, type PushLease } from './push-lease.js';
import type { PushSender } from './push-sender.js';
import { again, judge, mostAttempts, type Verdict } from './push-verdict.js';
import { settle } from './settle-push.js';

const longestAnswer = 10_000;

/** What pushing needs beside the services. */
export interface Pushing extends Services {
  /** How long a lease lasts, in milliseconds. */
  readonly lease: number;
}

/**
 * Delivers one push under a lease, outside any transaction, and writes under the fence what became of it.
 * Never throws.
 * @param sender opens what sends, the first time
 * @param stop ends it; the lease is given back
 * @returns after how many milliseconds it is due again; undefined if it is not
 */
export async function push(
  services: Pushing,
  sender: () => Promise<PushSender>,
  lease: PushLease,
  stop: AbortSignal,
): Promise<number | undefined> {
  const { deliveryId, notificationId, attempt } = lease;
  const about: Record<string, unknown> = { deliveryId, notificationId, attempt };
  try {
    const renew = () => renewLease(services.em.fork(), lease, services.lease);
    const verdict = await whileRenewing(renew, services.lease, stop, async (signal) => {
      const due = await readPush(services.em.fork(), lease);
      if (!due) return { kind: 'lost' } as const;
      // Who knows the whole address can push to the device.
      about['host'] = new URL(due.device.endpoint).host;
      return refusal(due, lease) ?? attemptTo(due, await sender(), lease, signal, about);
    });
    return await settle(services, lease, verdict, about);
  } catch (error) {
    services.log.error({ ...about, err: error }, 'A push was left where it is; its lease runs out.');
    return undefined;
  }
}

/** Why a push must not be sent any more, if so. */
function refusal(due: DuePush, { attempt }: PushLease): Verdict | undefined {
  if (!due.sessionStands) return { kind: 'over', reason: 'SESSION_ENDED' };
  if (!due.sameOwner) return { kind: 'failed', reason: 'OWNER_CHANGED' };
  if (due.secondsLeft <= 0) return { kind: 'failed', reason: 'EXPIRED' };
  // Each attempt before ended with its process.
  if (attempt > mostAttempts) return { kind: 'failed', reason: 'INTERNAL' };
  return undefined;
}

async function attemptTo(
  due: DuePush,
  sender: PushSender,
  { attempt }: PushLease,
  signal: AbortSignal,
  about: Record<string, unknown>,
): Promise<Verdict> {
  const tooLate = AbortSignal.timeout(longestAnswer);
  try {
    const answer = await sender.send(due, AbortSignal.any([signal, tooLate]));
    about['status'] = answer.status;
    return judge(answer, attempt);
  } catch (error) {
    if (signal.aborted) return { kind: signal.reason instanceof LeaseLost ? 'lost' : 'stopped' };
    about['err'] = error;
    if (tooLate.aborted) return again('PUSH_TIMEOUT', attempt);
    if (error instanceof PrivateAddressError) return { kind: 'over', reason: 'PRIVATE_ADDRESS' };
    return again('PUSH_UNREACHABLE', attempt);
  }
}
