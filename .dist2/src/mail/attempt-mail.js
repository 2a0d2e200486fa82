import { interruption } from '../lease/outcome.js';
import { mailRetries, outcomeOfSmtpError } from './mail-outcome.js';
import { writeLetter } from './write-letter.js';
/**
 * Attempts one mail under a lease, outside any transaction. Never throws for what a mail server does.
 * @param openSender loads the sender on first use
 * @param signal aborts the attempt; a mail that is on its way then is sent again, under the same Message-ID
 */
export async function attemptMail(services, openSender, lease, signal) {
    // The last allowed attempt ended with a crash of its process: otherwise it would have been settled.
    if (lease.attempt > mailRetries.maxAttempts)
        return { kind: 'failed', reason: 'INTERNAL' };
    const letter = await writeLetter(services, lease);
    if (!letter)
        return { kind: 'moot' };
    if (services.mail.transport !== 'smtp') {
        // Only outside production: the text has a link that is as good as a password.
        services.log.info({ mailId: lease.mailId, ...letter }, 'A mail, which no SMTP server is there to send.');
        return { kind: 'done' };
    }
    try {
        const sender = await openSender();
        await Promise.race([sender.send(letter, lease.mailId), aborted(signal)]);
        return { kind: 'done' };
    }
    catch (error) {
        return interruption(error, signal) ?? outcomeOfSmtpError(error, lease.attempt);
    }
}
/** Rejects when the signal aborts: the library's sending knows no signal. */
const aborted = (signal) => new Promise((_resolve, reject) => {
    const refuse = () => reject(signal.reason);
    if (signal.aborted)
        refuse();
    else
        signal.addEventListener('abort', refuse, { once: true });
});
//# sourceMappingURL=attempt-mail.js.map