import { sql } from 'kysely';
import { LeaseWorker } from '../lease/worker.js';
import { attemptMail } from './attempt-mail.js';
import { mailTable } from './mail-lease.js';
import { settleMail } from './settle-mail.js';
const maxDeleted = 1_000;
/** Opens a worker that wakes for each mail, whichever process queued it. Without a way to send mail it leases nothing. */
export function openMailWorker(services) {
    const { em, mail, lease: leaseMs, pubsub, log } = services;
    let sender;
    const worker = new LeaseWorker({
        name: 'mails',
        leaseMs,
        lease: async (limit) => (mail.transport === 'none' ? [] : mailTable.lease(em, limit, leaseMs)),
        renew: (lease) => mailTable.renew(em.fork(), lease, leaseMs),
        attempt: (lease, signal) => attemptMail(services, openSender, lease, signal),
        settle: (lease, outcome) => settleMail(services, lease, outcome),
    }, log);
    const unlisten = pubsub.listen('mail', '*', () => void worker.wake());
    /** Loads the mail library only in a process that sends mail. */
    function openSender() {
        sender ??= import('./smtp-sender.js').then(({ SmtpSender: Sender }) => new Sender(mail));
        return sender;
    }
    return {
        wake: () => worker.wake(),
        async tidy() {
            const database = em.fork().getKysely();
            await sql `
        DELETE FROM mails WHERE id = ANY (ARRAY(
          SELECT id FROM (SELECT id, created_at FROM mails ORDER BY id LIMIT ${sql.lit(maxDeleted)}) oldest
          WHERE created_at < (SELECT clock()) - interval '7 days'))`.execute(database);
            await sql `
        DELETE FROM mail_links WHERE id = ANY (ARRAY(
          SELECT id FROM mail_links WHERE expires_at < (SELECT clock()) LIMIT ${sql.lit(maxDeleted)}))`.execute(database);
        },
        async close() {
            unlisten();
            await worker.close();
            (await sender)?.close();
        },
    };
}
//# sourceMappingURL=mail-worker.js.map