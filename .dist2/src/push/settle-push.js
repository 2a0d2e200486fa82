import { markFailed, markSent, pushTable, removeDevice } from './push-lease.js';
/**
 * Writes the outcome of a push under the fence, logs it and counts it.
 * @returns after how many milliseconds the push is due again; undefined if it is not
 */
export async function settlePush({ em, log, metrics }, lease, outcome) {
    const { deliveryId, notificationId, attempt } = lease;
    const { host, status } = outcome;
    const fields = { deliveryId, notificationId, attempt, host, status };
    if (!(await write(em.fork(), lease, outcome))) {
        log.info(fields, 'A push was abandoned: its lease was lost.');
        return undefined;
    }
    switch (outcome.kind) {
        case 'done':
            metrics.push.sent.inc();
            log.info(fields, 'A push was sent.');
            return undefined;
        case 'retry': {
            const { reason, delay, error } = outcome;
            metrics.push.retried.inc({ reason });
            log.warn({ ...fields, reason, delay, err: error }, 'A push failed and will be retried.');
            return delay;
        }
        case 'failed':
        case 'device-gone': {
            const { reason, error } = outcome;
            metrics.push.failed.inc({ reason });
            const deviceRemoved = outcome.kind === 'device-gone';
            log.warn({ ...fields, reason, deviceRemoved, err: error }, 'A push failed for good.');
            return undefined;
        }
        default:
            log.debug(fields, 'A push was given back.');
            return undefined;
    }
}
/** Writes the outcome. @returns false when the lease is lost and nothing was written */
async function write(em, lease, outcome) {
    switch (outcome.kind) {
        case 'done':
            return markSent(em, lease);
        case 'retry':
            return pushTable.postpone(em, lease, outcome.delay);
        case 'failed':
            return markFailed(em, lease, outcome.reason);
        case 'device-gone':
            return removeDevice(em, lease);
        case 'stopped':
            return pushTable.release(em, lease);
        default:
            return false;
    }
}
//# sourceMappingURL=settle-push.js.map