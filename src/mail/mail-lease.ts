import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { FencedTable, type Lease } from '../lease/fenced-table.js';
import type { MailKind } from './mail.entity.js';

/** The right to send one mail until the lease runs out. */
export interface MailLease extends Lease {
  readonly mailId: string;
  readonly kind: MailKind;
}

/** The mails that workers lease. */
export const mailTable = new FencedTable<MailLease, { id: string; kind: MailKind }>({
  table: 'mails',
  key: { id: ({ mailId }) => mailId },
  due: 'due_at',
  fence: 'fence',
  attempts: 'attempts',
  columns: ['kind'],
  toLease: ({ id, kind, fence, attempts }) => ({ mailId: id, kind, fence, attempt: attempts }),
});

/** Marks a mail as SENT, and forgets its recipient. */
export const markMailSent = (em: EntityManager, lease: MailLease): Promise<boolean> =>
  mailTable.update(em, lease, sql`state = 'SENT', due_at = NULL, recipient = NULL`);

/** Marks a mail as FAILED, and forgets its recipient. */
export const markMailFailed = (em: EntityManager, lease: MailLease, reason: string): Promise<boolean> =>
  mailTable.update(em, lease, sql`state = 'FAILED', due_at = NULL, recipient = NULL, reason = ${reason}`);
