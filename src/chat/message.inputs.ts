import { sql } from 'kysely';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { id, lines, optional, text } from '../graphql/validation.js';
import type { Edge } from '../graphql/connection.js';
import { one, provided, SqlField, value } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { ChatRoom } from './chat-room.entity.js';
import { Message } from './message.entity.js';
import { MessageEdge, messageOrder } from './message-edge.js';

/** The input of `sendMessage`. */
@InputType({ description: 'The input of sendMessage.' })
export class SendMessageInput {
  static readonly rules = z.object({
    chatRoomId: id(),
    content: lines(1, 1000),
    clientMessageId: optional(text(1, 64)),
  });

  @Field(() => ID, { description: 'The ID of the chat room.' })
  chatRoomId!: string;

  @Field(() => String, { description: 'The text, 1 to 1000 characters.' })
  content!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Your own ID of the message, 1 to 64 characters. If you send a message again with the same ID, it is stored once. Without an ID, the same text shortly after (within two seconds, unless the server is set otherwise) is a repeat, as of a double tap.',
  })
  clientMessageId?: string;
}

/** The result of `sendMessage`. */
@ObjectType({ description: 'The result of sendMessage.' })
export class SendMessagePayload {
  @Field(() => Message, { description: 'The message. For a repeat, the first message.' })
  @SqlField(provided('message'))
  message!: Message;

  @Field(() => MessageEdge, { description: 'The message as an edge of `ChatRoom.messages`.' })
  @SqlField(provided('message', messageOrder))
  messageEdge!: Edge<Message>;

  @Field(() => Boolean, { description: 'Whether this is a repeat of a message that was stored before.' })
  @SqlField(value(() => sql`false`))
  duplicate!: boolean;

  @Field(() => ChatRoom, { description: 'The chat room, which is read up to the message.' })
  @SqlField(provided('chatRoom'))
  chatRoom!: ChatRoom;

  @Field(() => User, { description: 'The owner, whose number of unread messages may have changed.' })
  @SqlField(one((_, user, { viewer }) => sql`${user('id')} = ${viewer}`))
  user!: User;
}
