import { BigIntType, OptionalProps, type Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { textCost } from '../graphql/text-cost.js';
import { Pet } from '../pet/pet.entity.js';
import { User } from '../user/user.entity.js';

/** The kind of notification. */
export enum NotificationType {
  PET_MESSAGE = 'PET_MESSAGE',
  SYSTEM = 'SYSTEM',
}
registerEnumType(NotificationType, {
  name: 'NotificationType',
  description: 'The kind of notification.',
  valuesConfig: {
    PET_MESSAGE: { description: 'A pet wrote first.' },
    SYSTEM: { description: 'A notice from the service itself.' },
  },
});

/** The state of a delivery. */
export enum NotificationStatus {
  PENDING = 'PENDING',
  SENT = 'SENT',
  FAILED = 'FAILED',
}
registerEnumType(NotificationStatus, {
  name: 'NotificationStatus',
  description: 'The state of a delivery.',
  valuesConfig: {
    PENDING: { description: 'The text exists, but is not sent yet.' },
    SENT: { description: 'The message is in the chat room, and live subscribers receive it.' },
    FAILED: { description: 'It will not be sent; deliveryMetadata has the reason.' },
  },
});

/** The record of a delivery. */
@ObjectType({ description: 'The record of a delivery.' })
@Entity({ tableName: 'notifications' })
@Check({ name: 'notifications_title_check', expression: 'is_text(title, 1, 100)' })
@Check({ name: 'notifications_content_check', expression: 'is_text(content, 1, 1000)' })
@Check({ name: 'notifications_sent_check', expression: "(status = 'SENT') = (sent_at IS NOT NULL)" })
@Check({
  name: 'notifications_message_check',
  expression: '(message_id IS NULL) = (message_sent_at IS NULL)',
})
@Index({ name: 'idx_notifications_user_position', properties: ['user', 'position'] })
@Index({ name: 'idx_notifications_user_status', properties: ['user', 'status', 'position'] })
@Index({
  name: 'idx_notifications_changed',
  expression:
    'CREATE INDEX idx_notifications_changed ON notifications (user_id, changed_id) WHERE changed_id IS NOT NULL',
})
@Index({
  name: 'idx_notifications_unread',
  expression:
    "CREATE INDEX idx_notifications_unread ON notifications (user_id, position) WHERE status = 'SENT' AND read_at IS NULL",
})
export class Notification {
  [OptionalProps]?:
    | 'position'
    | 'createdAt'
    | 'pet'
    | 'messageId'
    | 'messageSentAt'
    | 'status'
    | 'deliveryMetadata'
    | 'sentAt'
    | 'readAt'
    | 'changedId';

  @Field(() => ID, { description: 'The ID of the notification.' })
  @PrimaryKey({ type: new BigIntType('string') })
  id!: string;

  @ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' })
  user!: Ref<User>;

  @ManyToOne(() => Pet, { ref: true, nullable: true, deleteRule: 'no action', updateRule: 'no action' })
  pet: Ref<Pet> | null = null;

  /** The message that it announces, by its whole key: no foreign key may refer to a partition. */
  @Property({ type: new BigIntType('string'), nullable: true })
  messageId: string | null = null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  messageSentAt: Date | null = null;

  @Field(() => NotificationType, { name: 'type', description: 'The kind of notification.' })
  @Enum({ items: () => NotificationType, nativeEnumName: 'notification_type' })
  notificationType!: NotificationType;

  @Field(() => String, { description: 'The title, up to 100 characters.' })
  @Property({ type: 'string', length: 100 })
  title!: string;

  @Field(() => String, { description: 'The text, up to 1000 characters.', complexity: textCost(1000) })
  @Property({ type: 'string', length: 1000 })
  content!: string;

  @Field(() => NotificationStatus, { description: 'The state of the delivery.' })
  @Enum({
    items: () => NotificationStatus,
    nativeEnumName: 'notification_status',
    default: NotificationStatus.PENDING,
  })
  status: NotificationStatus = NotificationStatus.PENDING;

  /** The position in the owner's list and feed; each change of status takes a new one. */
  @Property({ type: new BigIntType('string'), autoincrement: true, columnType: 'bigserial' })
  position!: string;

  /** How often the delivery was tried, and why it failed. */
  @Property({ type: 'json', defaultRaw: "'{}'" })
  deliveryMetadata: Record<string, unknown> = {};

  @Field(() => GraphQLDateTime, { description: 'When the text was written.' })
  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was sent.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  sentAt: Date | null = null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the owner read it, or the message that it announces; null if they have not.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  readAt: Date | null = null;

  /** A number of `messages_id_seq`, taken under the owner's lock when the status changes or the owner reads it. */
  @Property({ type: new BigIntType('string'), nullable: true })
  changedId: string | null = null;
}
