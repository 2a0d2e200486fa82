import { interruption, retryOrFail } from '../lease/outcome.js';
import { readPush } from './due-push.js';
import { isPushService, PrivateAddressError } from './endpoint-address.js';
import { outcomeOfResponse, pushRetries } from './push-outcome.js';
const responseTimeout = 10_000;
/**
 * Attempts one push under a lease, outside any transaction.
 * @param openSender loads the sender on first use
 * @param signal aborts the attempt
 */
export async function attemptPush({ em, push }, openSender, lease, signal) {
    const due = await readPush(em.fork(), lease);
    if (!due)
        return { kind: 'lost' };
    const outcome = refusal(due, lease, push.hosts) ?? (await send(due, await openSender(), lease, signal));
    return { ...outcome, host: new URL(due.device.endpoint).host };
}
/** Returns why a push must not be sent any more; undefined when it may be. */
function refusal(due, { attempt }, hosts) {
    // It was registered before the setting changed.
    if (!isPushService(due.device.endpoint, hosts))
        return { kind: 'device-gone', reason: 'NOT_A_PUSH_SERVICE' };
    if (!due.isSessionActive)
        return { kind: 'device-gone', reason: 'SESSION_ENDED' };
    if (!due.isSameOwner)
        return { kind: 'failed', reason: 'OWNER_CHANGED' };
    if (due.secondsLeft <= 0)
        return { kind: 'failed', reason: 'EXPIRED' };
    // The last allowed attempt ended with a crash of its process: otherwise it would have been settled.
    if (attempt > pushRetries.maxAttempts)
        return { kind: 'failed', reason: 'INTERNAL' };
    return undefined;
}
async function send(due, sender, { attempt }, signal) {
    const timeout = AbortSignal.timeout(responseTimeout);
    try {
        const response = await sender.send(due, AbortSignal.any([signal, timeout]));
        return { ...outcomeOfResponse(response, attempt), status: response.status };
    }
    catch (error) {
        const interrupted = interruption(error, signal);
        if (interrupted)
            return interrupted;
        if (timeout.aborted)
            return retryOrFail(pushRetries, attempt, { reason: 'PUSH_TIMEOUT', error });
        if (error instanceof PrivateAddressError)
            return { kind: 'device-gone', reason: 'PRIVATE_ADDRESS', error };
        return retryOrFail(pushRetries, attempt, { reason: 'PUSH_UNREACHABLE', error });
    }
}
//# sourceMappingURL=push.js.map