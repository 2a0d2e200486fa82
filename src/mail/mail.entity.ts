import { BigIntType, OptionalProps, type Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { User } from '../user/user.entity.js';

/** What a mail is about. */
export enum MailKind {
  /** Asks the reader to confirm an address. */
  VERIFY_EMAIL = 'VERIFY_EMAIL',
  /** Asks the reader of the present address to agree to a new one. */
  RELEASE_EMAIL = 'RELEASE_EMAIL',
  /** Tells the reader of an earlier address that the account has another one now. */
  EMAIL_CHANGED = 'EMAIL_CHANGED',
  /** Lets the reader choose a new password. */
  RESET_PASSWORD = 'RESET_PASSWORD',
  /** Tells the reader that the password has changed. */
  PASSWORD_CHANGED = 'PASSWORD_CHANGED',
}

/** The state of a mail. */
export enum MailState {
  PENDING = 'PENDING',
  SENT = 'SENT',
  FAILED = 'FAILED',
}

/**
 * A mail to be sent, or that was sent. Its words are made when it is sent and never stored, and neither are the links
 * in it. Its recipient is kept only until then.
 */
@Entity({ tableName: 'mails' })
@Check({ name: 'mails_due_check', expression: "(due_at IS NULL) = (state <> 'PENDING')" })
@Check({ name: 'mails_recipient_check', expression: "(recipient IS NULL) = (state <> 'PENDING')" })
@Index({ name: 'idx_mails_due', properties: ['dueAt'], where: 'due_at IS NOT NULL' })
@Index({ name: 'idx_mails_recipient', properties: ['recipient'], where: 'recipient IS NOT NULL' })
export class Mail {
  [OptionalProps]?: 'state' | 'dueAt' | 'fence' | 'attempts' | 'reason' | 'createdAt';

  @PrimaryKey({ type: new BigIntType('string') })
  id!: string;

  /** Whose account it is about; null if only the address is known, as when somebody has forgotten their password. */
  @ManyToOne(() => User, { ref: true, nullable: true, deleteRule: 'no action', updateRule: 'no action' })
  @Index({ name: 'idx_mails_user' })
  user: Ref<User> | null = null;

  @Enum({ items: () => MailKind, nativeEnumName: 'mail_kind' })
  kind!: MailKind;

  @Property({ type: 'string', length: 254, nullable: true })
  recipient: string | null = null;

  @Enum({ items: () => MailState, nativeEnumName: 'mail_state', default: MailState.PENDING })
  state: MailState = MailState.PENDING;

  /** When a worker may lease it: now, after a backoff, or when another worker's lease runs out. Null when it is over. */
  @Property({ type: 'datetime', length: 3, nullable: true, defaultRaw: 'clock()' })
  dueAt!: Date | null;

  /** Each lease increments it, so that the write of a worker that lost its lease fails. */
  @Property({ type: 'integer', default: 0 })
  fence = 0;

  @Property({ type: 'smallint', default: 0 })
  attempts = 0;

  /** Why it failed; null unless it did. */
  @Property({ type: 'string', length: 40, nullable: true })
  reason: string | null = null;

  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  createdAt!: Date;
}
