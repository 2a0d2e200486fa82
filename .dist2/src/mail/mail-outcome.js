import { retryOrFail } from '../lease/outcome.js';
/** How often a mail is attempted: over about two days, as mail servers do it (RFC 5321, 4.5.4.1). */
export const mailRetries = { maxAttempts: 14, first: 2_000, factor: 3, max: 6 * 3_600_000 };
/**
 * Returns what an error means: a mail that the server refuses for good fails, anything else is tried again.
 * @param attempt the attempt that failed, counted from 1
 */
export function outcomeOfSmtpError(error, attempt) {
    const { code, responseCode = 0 } = error;
    // A wrong password of ours is the operator's to repair, and the mail is not to blame for it.
    const isLogIn = code === 'EAUTH' || code === 'ENOAUTH';
    if (responseCode >= 500 && !isLogIn)
        return { kind: 'failed', reason: 'MAIL_REFUSED', error };
    const reason = isLogIn
        ? 'MAIL_LOGIN'
        : code === 'ETIMEDOUT'
            ? 'MAIL_TIMEOUT'
            : responseCode >= 400
                ? 'MAIL_BUSY'
                : 'MAIL_UNREACHABLE';
    return retryOrFail(mailRetries, attempt, { reason, error });
}
//# sourceMappingURL=mail-outcome.js.map