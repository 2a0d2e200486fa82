import { mailTable, markMailFailed, markMailSent } from './mail-lease.js';
/**
 * Writes the outcome of a mail under the fence, logs it without the recipient, and counts it.
 * @returns after how many milliseconds the mail is due again; undefined if it is not
 */
export async function settleMail({ em, log, metrics }, lease, outcome) {
    const { mailId, kind, attempt } = lease;
    const fields = { mailId, kind, attempt };
    if (!(await write(em.fork(), lease, outcome))) {
        log.info(fields, 'A mail was abandoned: its lease was lost.');
        return undefined;
    }
    switch (outcome.kind) {
        case 'done':
            metrics.mail.sent.inc();
            log.info(fields, 'A mail was sent.');
            return undefined;
        case 'retry': {
            const { reason, delay, error } = outcome;
            metrics.mail.retried.inc({ reason });
            log.warn({ ...fields, reason, delay, ...smtpFields(error) }, 'A mail failed and will be retried.');
            return delay;
        }
        case 'failed': {
            const { reason, error } = outcome;
            metrics.mail.failed.inc({ reason });
            log.warn({ ...fields, reason, ...smtpFields(error) }, 'A mail failed for good.');
            return undefined;
        }
        default:
            log.debug(fields, outcome.kind === 'moot' ? 'A mail was not needed.' : 'A mail was given back.');
            return undefined;
    }
}
/** What the log shows of an error: never its message, in which servers repeat the recipient. */
function smtpFields(error) {
    const { code, responseCode } = (error ?? {});
    return { code, status: responseCode };
}
/** Writes the outcome. @returns false when the lease is lost and nothing was written */
async function write(em, lease, outcome) {
    switch (outcome.kind) {
        case 'done':
        case 'moot':
            return markMailSent(em, lease);
        case 'retry':
            return mailTable.postpone(em, lease, outcome.delay);
        case 'failed':
            return markMailFailed(em, lease, outcome.reason);
        case 'stopped':
            return mailTable.release(em, lease);
        default:
            return false;
    }
}
//# sourceMappingURL=settle-mail.js.map