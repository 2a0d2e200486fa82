import { BigIntType, OptionalProps, type Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Pet } from '../pet/pet.entity.js';
import { WithArchive } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { ChatRoom } from './chat-room.entity.js';

/** The sender of a message. */
export enum MessageType {
  USER = 'USER',
  PET = 'PET',
}
registerEnumType(MessageType, {
  name: 'MessageType',
  description: 'The sender of a message.',
  valuesConfig: {
    USER: { description: 'The owner sent it.' },
    PET: { description: 'The pet sent it.' },
  },
});

/** How a message came about. */
export enum MessageOrigin {
  OWNER = 'OWNER',
  REPLY = 'REPLY',
  OUTREACH = 'OUTREACH',
}
registerEnumType(MessageOrigin, {
  name: 'MessageOrigin',
  description: 'How a message came about.',
  valuesConfig: {
    OWNER: { description: 'The owner sent it.' },
    REPLY: { description: 'The pet answered the owner.' },
    OUTREACH: { description: 'The pet wrote first, because the owner was away.' },
  },
});

/** A message in a chat room. The table is partitioned by month; each month has the foreign keys. */
@ObjectType({ description: 'A message in a chat room.' })
@WithArchive({ view: 'all_messages', archive: 'messages_archive' })
@Entity({ tableName: 'messages' })
@Check({ name: 'messages_content_check', expression: 'is_text(content, 1, 1000)' })
@Check({ name: 'messages_client_message_id_check', expression: 'is_text(client_message_id, 1, 64)' })
@Check({
  name: 'messages_sender_check',
  expression:
    "(message_type = 'USER' AND sender_user_id IS NOT NULL AND sender_pet_id IS NULL) OR (message_type = 'PET' AND sender_pet_id IS NOT NULL AND sender_user_id IS NULL)",
})
@Index({ name: 'idx_messages_chatroom_sent_at', properties: ['chatRoom', 'sentAt', 'id'] })
@Index({ name: 'idx_messages_room_hash', properties: ['chatRoom', 'messageHash'] })
@Index({
  name: 'idx_messages_changed',
  expression:
    'CREATE INDEX idx_messages_changed ON messages (chat_room_id, changed_id) WHERE changed_id IS NOT NULL',
})
export class Message {
  [OptionalProps]?: 'isOutreach' | 'isStopped' | 'replacesId' | 'replacedAt' | 'deletedAt' | 'changedId';

  @Field(() => ID, { description: 'The ID of the message.' })
  @PrimaryKey({ type: new BigIntType('string'), autoincrement: true, columnType: 'bigserial' })
  id!: string;

  @Field(() => GraphQLDateTime, { description: 'When the message was sent.' })
  @PrimaryKey({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  sentAt!: Date;

  @ManyToOne(() => ChatRoom, { ref: true, createForeignKeyConstraint: false })
  chatRoom!: Ref<ChatRoom>;

  @Field(() => MessageType, { name: 'type', description: 'Whether the owner or the pet sent it.' })
  @Enum({ items: () => MessageType, nativeEnumName: 'message_type' })
  messageType!: MessageType;

  @ManyToOne(() => User, { ref: true, nullable: true, createForeignKeyConstraint: false })
  senderUser: Ref<User> | null = null;

  @ManyToOne(() => Pet, { ref: true, nullable: true, createForeignKeyConstraint: false })
  senderPet: Ref<Pet> | null = null;

  /** A deleted message has a placeholder here: `visibleContent` says what anybody may read. */
  @Property({ type: 'string', length: 1000 })
  content!: string;

  /** MD5 that identifies repeats; null for messages that cannot repeat. */
  @Property({ type: 'string', length: 32, nullable: true })
  messageHash: string | null = null;

  @Field(() => String, {
    nullable: true,
    description: "The sender's own ID of the message, if they gave one.",
  })
  @Property({ type: 'string', length: 64, nullable: true })
  clientMessageId: string | null = null;

  /** Whether the pet wrote it unasked. */
  @Property({ type: 'boolean', default: false })
  isOutreach = false;

  @Field(() => Boolean, {
    name: 'stopped',
    description: 'Whether the owner stopped this reply before the pet had finished it.',
  })
  @Property({ type: 'boolean', default: false })
  isStopped = false;

  @Field(() => ID, {
    nullable: true,
    description:
      'The ID of the reply that this one replaces, which is no longer in the list; null if it replaces none.',
  })
  @Property({ type: new BigIntType('string'), nullable: true })
  replacesId: string | null = null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When another reply replaced this one, which is no longer in the list; null if none did.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  replacedAt: Date | null = null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the owner deleted the message; null if they did not. `content` is then empty.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  deletedAt: Date | null = null;

  /** As in a chat room: when the message was replaced or deleted. */
  @Property({ type: new BigIntType('string'), nullable: true })
  changedId: string | null = null;
}
