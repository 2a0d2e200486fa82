import { BigIntType, OptionalProps, type Ref } from '@mikro-orm/core';
import {
  Check,
  Entity,
  Index,
  ManyToOne,
  OneToOne,
  PrimaryKey,
  Property,
} from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Pet } from '../pet/pet.entity.js';
import { User } from '../user/user.entity.js';

/** The one room of a pet, and what is due in it. */
@ObjectType({ description: 'The one room in which an owner and a pet talk.' })
@Entity({ tableName: 'chat_rooms' })
@Check({
  name: 'chat_rooms_last_message_check',
  expression: '(last_message_id IS NULL) = (last_message_at IS NULL)',
})
@Check({ name: 'chat_rooms_reply_check', expression: 'reply_to_id IS NOT NULL OR reply_due_at IS NULL' })
@Index({ name: 'idx_chatrooms_user_pet', properties: ['user', 'pet'] })
@Index({
  name: 'idx_chatrooms_user_newest',
  expression:
    'CREATE INDEX idx_chatrooms_user_newest ON chat_rooms (user_id, last_message_at DESC NULLS LAST, id DESC) WHERE archived_at IS NULL',
})
@Index({
  name: 'idx_chatrooms_user_archived',
  expression:
    'CREATE INDEX idx_chatrooms_user_archived ON chat_rooms (user_id, last_message_at DESC NULLS LAST, id DESC) WHERE archived_at IS NOT NULL',
})
@Index({ name: 'idx_chatrooms_reply_due', properties: ['replyDueAt'], where: 'reply_due_at IS NOT NULL' })
export class ChatRoom {
  [OptionalProps]?:
    | 'createdAt'
    | 'updatedAt'
    | 'messageCount'
    | 'lastMessageId'
    | 'lastMessageAt'
    | 'replyToId'
    | 'replyDueAt'
    | 'replyFence'
    | 'replyAttempts'
    | 'replyFailure'
    | 'archivedAt'
    | 'firstMessageAt'
    | 'isDeleted'
    | 'deletedAt';

  @Field(() => ID, { description: 'The id of the chat room.' })
  @PrimaryKey({ type: new BigIntType('string') })
  id!: string;

  @ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' })
  user!: Ref<User>;

  @OneToOne(() => Pet, {
    ref: true,
    owner: true,
    unique: 'chat_rooms_pet_id_unique',
    deleteRule: 'no action',
    updateRule: 'no action',
  })
  pet!: Ref<Pet>;

  /** How many messages it holds; kept by the writing transaction. */
  @Property({ type: 'integer', default: 0 })
  messageCount = 0;

  @Property({ type: new BigIntType('string'), nullable: true })
  lastMessageId: string | null = null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the newest message was sent, if there is one.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  lastMessageAt: Date | null = null;

  /** When the oldest message was sent; null where there is none, or that is not known. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  firstMessageAt: Date | null = null;

  /** The owner's newest message that waits for a reply; null when none does. */
  @Property({ type: new BigIntType('string'), nullable: true })
  replyToId: string | null = null;

  /** The newest of the owner's messages that the pet has answered. */
  @Property({ type: new BigIntType('string'), nullable: true })
  repliedToId: string | null = null;

  /** From when on a worker may take the reply: now, after a pause, or when another worker's lease runs out. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  replyDueAt: Date | null = null;

  /** Grows with each lease, so that the write of a worker who lost it fails. */
  @Property({ type: 'integer', default: 0 })
  replyFence = 0;

  @Property({ type: 'smallint', default: 0 })
  replyAttempts = 0;

  /** Why the last reply will not come; null unless it failed for good. */
  @Property({ type: 'string', length: 40, nullable: true })
  replyFailure: string | null = null;

  @Field(() => GraphQLDateTime, { description: 'When the room was made.' })
  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  createdAt!: Date;

  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  updatedAt!: Date;

  /** Since when nobody has written here for so long that it left the list; null where that is not so. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  archivedAt: Date | null = null;

  @Property({ type: 'boolean', default: false })
  isDeleted = false;

  @Property({ type: 'datetime', length: 3, nullable: true })
  deletedAt: Date | null = null;
}
