import { BigIntType, OptionalProps, type Ref } from '@mikro-orm/core';
import {
  Check,
  Entity,
  Enum,
  Index,
  ManyToOne,
  PrimaryKey,
  Property,
  Unique,
} from '@mikro-orm/decorators/legacy';
import { Notification } from '../notification/notification.entity.js';
import { PushSubscription } from './push-subscription.entity.js';

/** The state of a push. */
export enum PushState {
  PENDING = 'PENDING',
  SENT = 'SENT',
  FAILED = 'FAILED',
}

/** One notification on its way to one device. */
@Entity({ tableName: 'push_deliveries' })
@Unique({ name: 'push_deliveries_once_unique', properties: ['notification', 'pushSubscription'] })
@Check({ name: 'push_deliveries_due_check', expression: "(due_at IS NULL) = (state <> 'PENDING')" })
@Index({ name: 'idx_push_deliveries_due', properties: ['dueAt'], where: 'due_at IS NOT NULL' })
export class PushDelivery {
  [OptionalProps]?: 'state' | 'dueAt' | 'fence' | 'attempts' | 'reason' | 'createdAt';

  @PrimaryKey({ type: new BigIntType('string') })
  id!: string;

  @ManyToOne(() => Notification, { ref: true, deleteRule: 'no action', updateRule: 'no action' })
  notification!: Ref<Notification>;

  @ManyToOne(() => PushSubscription, { ref: true, deleteRule: 'cascade', updateRule: 'no action' })
  @Index({ name: 'idx_push_deliveries_subscription' })
  pushSubscription!: Ref<PushSubscription>;

  @Enum({ items: () => PushState, nativeEnumName: 'push_state', default: PushState.PENDING })
  state: PushState = PushState.PENDING;

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
