import type { Services } from '../context.js';
import { interruption, retryOrFail } from '../lease/outcome.js';
import { readPush, type DuePush } from './due-push.js';
import { isPushService, PrivateAddressError } from './endpoint-address.js';
import type { PushLease } from './push-lease.js';
import { outcomeOfResponse, pushRetries, type PushOutcome } from './push-outcome.js';
import type { PushSender } from './push-sender.js';

const responseTimeout = 10_000;

/**
 * Attempts one push under a lease, outside any transaction.
 * @param openSender loads the sender on first use
 * @param signal aborts the attempt
 */
export async function attemptPush(
  { em, push }: Services,
  openSender: () => Promise<PushSender>,
  lease: PushLease,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const due = await readPush(em.fork(), lease);
  if (!due) return { kind: 'lost' };
  const outcome = refusal(due, lease, push.hosts) ?? (await send(due, await openSender(), lease, signal));
  return { ...outcome, host: new URL(due.device.endpoint).host };
}

/** Returns why a push must not be sent any more; undefined when it may be. */
function refusal(
  due: DuePush,
  { attempt }: PushLease,
  hosts: readonly string[] | undefined,
): PushOutcome | undefined {
  // It was registered before the setting changed.
  if (!isPushService(due.device.endpoint, hosts))
    return { kind: 'device-gone', reason: 'NOT_A_PUSH_SERVICE' };
  if (!due.isSessionActive) return { kind: 'device-gone', reason: 'SESSION_ENDED' };
  if (!due.isSameOwner) return { kind: 'failed', reason: 'OWNER_CHANGED' };
  if (due.secondsLeft <= 0) return { kind: 'failed', reason: 'EXPIRED' };
  // The last allowed attempt ended with a crash of its process: otherwise it would have been settled.
  if (attempt > pushRetries.maxAttempts) return { kind: 'failed', reason: 'INTERNAL' };
  return undefined;
}

async function send(
  due: DuePush,
  sender: PushSender,
  { attempt }: PushLease,
  signal: AbortSignal,
): Promise<PushOutcome> {
  const timeout = AbortSignal.timeout(responseTimeout);
  try {
    const response = await sender.send(due, AbortSignal.any([signal, timeout]));
    return { ...outcomeOfResponse(response, attempt), status: response.status };
  } catch (error) {
    const interrupted = interruption(error, signal);
    if (interrupted) return interrupted;
    if (timeout.aborted) return retryOrFail(pushRetries, attempt, { reason: 'PUSH_TIMEOUT', error });
    if (error instanceof PrivateAddressError)
      return { kind: 'device-gone', reason: 'PRIVATE_ADDRESS', error };
    return retryOrFail(pushRetries, attempt, { reason: 'PUSH_UNREACHABLE', error });
  }
}
