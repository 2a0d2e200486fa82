import { BigIntType, type Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Pet } from '../pet/pet.entity.js';
import { WithArchive } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { ChatRoom } from './chat-room.entity.js';

/** Who wrote a message. */
export enum MessageType {
  USER = 'USER',
  PET = 'PET',
}
registerEnumType(MessageType, {
  name: 'MessageType',
  description: 'Who wrote a message.',
  valuesConfig: {
    USER: { description: 'The owner wrote it.' },
    PET: { description: 'The pet wrote it.' },
  },
});

/** One message of a room; partitioned by month, with its foreign keys on the months. */
@ObjectType({ description: 'One message of a chat room.' })
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
export class Message {
  @Field(() => ID, { description: 'The id of the message.' })
  @PrimaryKey({ type: new BigIntType('string'), autoincrement: true, columnType: 'bigserial' })
  id!: string;

  @Field(() => GraphQLDateTime, { description: "When it was sent, by the database's clock." })
  @PrimaryKey({ type: 'datetime', length: 3, defaultRaw: 'clock()' })
  sentAt!: Date;

  @ManyToOne(() => ChatRoom, { ref: true, createForeignKeyConstraint: false })
  chatRoom!: Ref<ChatRoom>;

  @Field(() => MessageType, { name: 'type', description: 'Who wrote it.' })
  @Enum({ items: () => MessageType, nativeEnumName: 'message_type' })
  messageType!: MessageType;

  @ManyToOne(() => User, { ref: true, nullable: true, createForeignKeyConstraint: false })
  senderUser: Ref<User> | null = null;

  @ManyToOne(() => Pet, { ref: true, nullable: true, createForeignKeyConstraint: false })
  senderPet: Ref<Pet> | null = null;

  @Field(() => String, { description: 'The words, 1 to 1000 characters.' })
  @Property({ type: 'string', length: 1000 })
  content!: string;

  /** MD5 that finds a repeat of the same message; null where repeats are not looked for. */
  @Property({ type: 'string', length: 32, nullable: true })
  messageHash: string | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'The id that its sender gave it, where they gave one.',
  })
  @Property({ type: 'string', length: 64, nullable: true })
  clientMessageId: string | null = null;
}
