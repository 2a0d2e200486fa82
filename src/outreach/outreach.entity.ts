import { BigIntType, PrimaryKeyProp, type Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Notification } from '../notification/notification.entity.js';
import { Pet } from '../pet/pet.entity.js';
import { User } from '../user/user.entity.js';

/** The state of an outreach. */
export enum OutreachState {
  /** A worker works on it, or it waits for a retry. */
  CLAIMED = 'CLAIMED',
  /** Its words are in a PENDING notification. */
  WORDED = 'WORDED',
  SENT = 'SENT',
  FAILED = 'FAILED',
}

/** The outreach of one absence of an owner. Its key makes sure that a pet writes once. */
@Entity({ tableName: 'outreaches' })
@Check({
  name: 'outreaches_due_check',
  expression: "(due_at IS NULL) = (state IN ('SENT', 'FAILED'))",
})
@Check({
  name: 'outreaches_sent_check',
  expression: "(state = 'SENT') = (message_id IS NOT NULL) AND (state = 'SENT') = (sent_at IS NOT NULL)",
})
@Check({
  name: 'outreaches_worded_check',
  expression: "state = 'CLAIMED' OR state = 'FAILED' OR notification_id IS NOT NULL",
})
@Index({ name: 'idx_outreaches_due', properties: ['dueAt'], where: 'due_at IS NOT NULL' })
export class Outreach {
  [PrimaryKeyProp]?: ['user', 'epoch'];

  // Rows come from outreach_due, which has the foreign key.
  @ManyToOne(() => User, { primary: true, ref: true, createForeignKeyConstraint: false })
  user!: Ref<User>;

  /** The owner's last activity, which identifies the absence. */
  @PrimaryKey({ type: 'datetime', length: 3 })
  epoch!: Date;

  @Enum({ items: () => OutreachState, nativeEnumName: 'outreach_state', default: OutreachState.CLAIMED })
  state: OutreachState = OutreachState.CLAIMED;

  /** When a worker may lease it: after a backoff or a hold, or when another worker's lease runs out. Null when it is over. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  dueAt: Date | null = null;

  /** Each lease increments it, so that the write of a worker that lost its lease fails. */
  @Property({ type: 'integer', default: 1 })
  fence = 1;

  @Property({ type: 'smallint', default: 1 })
  attempts = 1;

  @ManyToOne(() => Pet, { ref: true, nullable: true, deleteRule: 'no action', updateRule: 'no action' })
  pet: Ref<Pet> | null = null;

  @ManyToOne(() => Notification, {
    ref: true,
    nullable: true,
    deleteRule: 'no action',
    updateRule: 'no action',
  })
  notification: Ref<Notification> | null = null;

  @Property({ type: new BigIntType('string'), nullable: true })
  messageId: string | null = null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  sentAt: Date | null = null;

  /** Why it failed; null unless it did. */
  @Property({ type: 'string', length: 40, nullable: true })
  reason: string | null = null;

  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  claimedAt!: Date;
}
