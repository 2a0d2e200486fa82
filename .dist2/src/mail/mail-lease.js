import { sql } from 'kysely';
import { FencedTable } from '../lease/fenced-table.js';
/** The mails that workers lease. */
export const mailTable = new FencedTable({
    table: 'mails',
    key: { id: ({ mailId }) => mailId },
    due: 'due_at',
    fence: 'fence',
    attempts: 'attempts',
    columns: ['kind'],
    toLease: ({ id, kind, fence, attempts }) => ({ mailId: id, kind, fence, attempt: attempts }),
});
/** Marks a mail as SENT, and forgets its recipient. */
export const markMailSent = (em, lease) => mailTable.update(em, lease, sql `state = 'SENT', due_at = NULL, recipient = NULL`);
/** Marks a mail as FAILED, and forgets its recipient. */
export const markMailFailed = (em, lease, reason) => mailTable.update(em, lease, sql `state = 'FAILED', due_at = NULL, recipient = NULL, reason = ${reason}`);
//# sourceMappingURL=mail-lease.js.map