import { ArrayType, BigIntType, OptionalProps, type Ref } from '@mikro-orm/core';
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
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Pet } from '../pet/pet.entity.js';
import { User } from '../user/user.entity.js';

/** The chat room of a pet, and the state of its reply. */
@ObjectType({ description: 'The room where an owner and a pet chat. Each pet has one.' })
@Entity({ tableName: 'chat_rooms' })
@Check({
  name: 'chat_rooms_last_message_check',
  expression: '(last_message_id IS NULL) = (last_message_at IS NULL)',
})
@Check({ name: 'chat_rooms_reply_check', expression: 'reply_to_id IS NOT NULL OR reply_due_at IS NULL' })
@Check({
  name: 'chat_rooms_read_check',
  expression: '(read_message_id IS NULL) = (read_message_at IS NULL)',
})
@Check({
  name: 'chat_rooms_reply_replaces_check',
  expression: '(reply_replaces_id IS NULL) = (reply_replaces_at IS NULL)',
})
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
@Index({
  name: 'idx_chatrooms_user_reply_due',
  properties: ['user', 'replyDueAt'],
  where: 'reply_due_at IS NOT NULL',
})
@Index({
  name: 'idx_chatrooms_reply_leased',
  properties: ['user'],
  where: 'reply_leased_until = reply_due_at',
})
export class ChatRoom {
  [OptionalProps]?:
    | 'createdAt'
    | 'updatedAt'
    | 'messageCount'
    | 'lastMessageId'
    | 'lastMessageAt'
    | 'replyToId'
    | 'replyDueAt'
    | 'replyLeasedUntil'
    | 'replyFence'
    | 'replyAttempts'
    | 'replyFailure'
    | 'refusedIds'
    | 'replyReplacesId'
    | 'replyReplacesAt'
    | 'unreadCount'
    | 'readMessageId'
    | 'readMessageAt'
    | 'readAt'
    | 'readChangedId'
    | 'changedId'
    | 'archivedAt'
    | 'firstMessageAt'
    | 'isDeleted'
    | 'deletedAt';

  @Field(() => ID, { description: 'The ID of the chat room.' })
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

  /** The number of messages; each writing transaction updates it. */
  @Property({ type: 'integer', default: 0 })
  messageCount = 0;

  @Property({ type: new BigIntType('string'), nullable: true })
  lastMessageId: string | null = null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the newest message was sent; null if there is none.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  lastMessageAt: Date | null = null;

  /** When the oldest message was sent; null if there is none, or if that is unknown. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  firstMessageAt: Date | null = null;

  /** The owner's newest message that waits for a reply; null if none does. */
  @Property({ type: new BigIntType('string'), nullable: true })
  replyToId: string | null = null;

  /** The owner's newest message that the pet has answered. */
  @Property({ type: new BigIntType('string'), nullable: true })
  repliedToId: string | null = null;

  /** When a worker may take the reply: at once, after a delay, or when another worker's lease runs out. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  replyDueAt: Date | null = null;

  /** The end of the newest lease. As long as `replyDueAt` equals it, a worker makes the reply. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  replyLeasedUntil: Date | null = null;

  /** Each lease increments it, so that the write of a worker that lost its lease fails. */
  @Property({ type: 'integer', default: 0 })
  replyFence = 0;

  @Property({ type: 'smallint', default: 0 })
  replyAttempts = 0;

  /** The reason of the last failure; null unless the reply failed for good. */
  @Property({ type: 'string', length: 40, nullable: true })
  replyFailure: string | null = null;

  /** The newest messages that the filter of a model's provider refused. Prompts leave them out. */
  @Property({ type: new ArrayType(String), columnType: 'bigint[]', defaultRaw: "'{}'" })
  refusedIds: string[] = [];

  /** The reply that the awaited one replaces, by its whole key; null if it replaces none. */
  @Property({ type: new BigIntType('string'), nullable: true })
  replyReplacesId: string | null = null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  replyReplacesAt: Date | null = null;

  @Field(() => Int, {
    description:
      'The number of messages from the pet that the owner has not read. `markRead` and sending a message change it.',
  })
  @Property({ type: 'integer', default: 0 })
  unreadCount = 0;

  /** The newest message that the owner has read, by its whole key; null before the first. */
  @Field(() => ID, {
    name: 'readUpTo',
    nullable: true,
    description: 'The ID of the newest message that the owner has read; null if they have read none.',
  })
  @Property({ type: new BigIntType('string'), nullable: true })
  readMessageId: string | null = null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  readMessageAt: Date | null = null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the owner last read messages here, on any device; null if they never did.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  readAt: Date | null = null;

  /** As `changedId`, of the read marker alone; an owner's own message moves it too. */
  @Property({ type: new BigIntType('string'), nullable: true })
  readChangedId: string | null = null;

  /**
   * A number of `messages_id_seq`, taken under the owner's lock when the room changes for clients without a new message;
   * null before the first such change.
   */
  @Property({ type: new BigIntType('string'), nullable: true })
  changedId: string | null = null;

  @Field(() => GraphQLDateTime, { description: 'When the room was created.' })
  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  createdAt!: Date;

  @Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  updatedAt!: Date;

  /** When the room was archived; null if it is not archived. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  archivedAt: Date | null = null;

  @Property({ type: 'boolean', default: false })
  isDeleted = false;

  @Property({ type: 'datetime', length: 3, nullable: true })
  deletedAt: Date | null = null;
}
