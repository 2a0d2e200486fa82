import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { id } from '../graphql/validation.js';
import { User } from '../user/user.entity.js';
import { ChatRoom } from './chat-room.entity.js';
import { Message } from './message.entity.js';

/** The input of `deleteMessage`. */
@InputType({ description: 'The input of deleteMessage.' })
export class DeleteMessageInput {
  static readonly rules = z.object({ messageId: id() });

  @Field(() => ID, { description: 'The ID of the message, from the owner or from a pet of theirs.' })
  messageId!: string;
}

/** The result of `deleteMessage`. */
@ObjectType({ description: 'The result of deleteMessage.' })
export class DeleteMessagePayload {
  @Field(() => Message, {
    description: 'What is left of the message: it keeps its place in the list, and its content is empty.',
  })
  message!: Message;

  @Field(() => ChatRoom, { description: 'The chat room of the message.' })
  chatRoom!: ChatRoom;

  @Field(() => User, { description: 'The owner, whose number of unread messages may have changed.' })
  user!: User;
}
