import { BigIntType, OptionalProps, type Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Pet } from '../pet/pet.entity.js';
import { User } from '../user/user.entity.js';

/** What a notification is about. */
export enum NotificationType {
  OUTREACH = 'OUTREACH',
  SYSTEM = 'SYSTEM',
}
registerEnumType(NotificationType, {
  name: 'NotificationType',
  description: 'What a notification is about.',
  valuesConfig: {
    OUTREACH: { description: "A pet's message that nobody asked for." },
    SYSTEM: { description: 'Word from the service itself.' },
  },
});

/** How far the delivery has come. */
export enum NotificationStatus {
  PENDING = 'PENDING',
  SENT = 'SENT',
  FAILED = 'FAILED',
}
registerEnumType(NotificationStatus, {
  name: 'NotificationStatus',
  description: 'How far the delivery has come.',
  valuesConfig: {
    PENDING: { description: 'Its words exist.' },
    SENT: { description: 'It stands in the room, and live subscribers are told.' },
    FAILED: { description: 'It will not be sent.' },
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
export class Notification {
  [OptionalProps]?:
    | 'position'
    | 'createdAt'
    | 'pet'
    | 'messageId'
    | 'messageSentAt'
    | 'status'
    | 'deliveryMetadata'
    | 'sentAt';

  @Field(() => ID, { description: 'The id of the notification.' })
  @PrimaryKey({ type: new BigIntType('string') })
  id!: string;

  @ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' })
  user!: Ref<User>;

  @ManyToOne(() => Pet, { ref: true, nullable: true, deleteRule: 'no action', updateRule: 'no action' })
  pet: Ref<Pet> | null = null;

  /** The message it stands for, by its whole key: no foreign key may point into a partition. */
  @Property({ type: new BigIntType('string'), nullable: true })
  messageId: string | null = null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  messageSentAt: Date | null = null;

  @Field(() => NotificationType, { description: 'What it is about.' })
  @Enum({ items: () => NotificationType, nativeEnumName: 'notification_type' })
  type!: NotificationType;

  @Field(() => String, { description: 'A headline, up to 100 characters.' })
  @Property({ type: 'string', length: 100 })
  title!: string;

  @Field(() => String, { description: 'The words, up to 1000 characters.' })
  @Property({ type: 'string', length: 1000 })
  content!: string;

  @Field(() => NotificationStatus, { description: 'How far the delivery has come.' })
  @Enum({
    items: () => NotificationStatus,
    nativeEnumName: 'notification_status',
    default: NotificationStatus.PENDING,
  })
  status: NotificationStatus = NotificationStatus.PENDING;

  /** The place in its owner's list and feed, taken anew at each change of status. */
  @Property({ type: new BigIntType('string'), autoincrement: true, columnType: 'bigserial' })
  position!: string;

  @Property({ type: 'json', defaultRaw: "'{}'" })
  deliveryMetadata: Record<string, unknown> = {};

  @Field(() => GraphQLDateTime, { description: 'When its words were written.' })
  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was sent.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  sentAt: Date | null = null;
}
