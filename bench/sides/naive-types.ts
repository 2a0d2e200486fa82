import type { EntityManager } from '@mikro-orm/postgresql';
import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { ChatRoom } from '../../src/chat/chat-room.entity.js';
import { Message } from '../../src/chat/message.entity.js';
import { Pet } from '../../src/pet/pet.entity.js';
import { User } from '../../src/user/user.entity.js';
import type { PublishSent } from './publisher.js';

/** The context of every resolver. */
export interface NaiveContext {
  em: EntityManager;
  user: User;
  publishSent: PublishSent;
}

/** Who sent a message. */
export const NaiveSender = createUnionType({
  name: 'MessageSender',
  types: () => [User, Pet] as const,
  resolveType: (value) => (value instanceof User ? User : Pet),
});

/** A pet in a list. */
@ObjectType('PetEdge')
export class NaivePetEdge {
  @Field(() => Pet)
  node!: Pet;
}

/** A list of pets. */
@ObjectType('PetConnection')
export class NaivePetPage {
  @Field(() => [NaivePetEdge])
  edges!: NaivePetEdge[];
}

/** A message in a list, and its cursor. */
@ObjectType('MessageEdge')
export class NaiveMessageEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => Message)
  node!: Message;
}

/** Whether there are more messages. */
@ObjectType('PageInfo')
export class NaivePageInfo {
  @Field(() => Boolean)
  hasPreviousPage!: boolean;
}

/** A page of messages. */
@ObjectType('MessageConnection')
export class NaiveMessagePage {
  @Field(() => [NaiveMessageEdge])
  edges!: NaiveMessageEdge[];

  @Field(() => NaivePageInfo)
  pageInfo!: NaivePageInfo;
}

/** The input of `sendMessage`. */
@InputType('SendMessageInput')
export class NaiveSendInput {
  @Field(() => ID)
  chatRoomId!: string;

  @Field(() => String)
  content!: string;
}

/** The payload of `sendMessage`. */
@ObjectType('SendMessagePayload')
export class NaiveSendPayload {
  @Field(() => Boolean)
  duplicate!: boolean;

  @Field(() => Message)
  message!: Message;

  @Field(() => ChatRoom)
  chatRoom!: ChatRoom;
}
