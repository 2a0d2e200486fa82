import { sql } from 'kysely';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { id, lines, optional, text } from '../graphql/validation.js';
import { provided, SqlField, value } from '../query/sql-field.js';
import { ChatRoom } from './chat-room.entity.js';
import { Message } from './message.entity.js';

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
      'Your own ID of the message, 1 to 64 characters. If you send a message again with the same ID, it is stored once. Without an ID, the same text within ten seconds is a repeat.',
  })
  clientMessageId?: string;
}

/** The result of `sendMessage`. */
@ObjectType({ description: 'The result of sendMessage.' })
export class SendMessagePayload {
  @Field(() => Message, { description: 'The message. For a repeat, the first message.' })
  @SqlField(provided('message'))
  message!: Message;

  @Field(() => Boolean, { description: 'Whether this is a repeat of a message that was stored before.' })
  @SqlField(value(() => sql`false`))
  duplicate!: boolean;

  @Field(() => ChatRoom, { description: 'The chat room.' })
  @SqlField(provided('chatRoom'))
  chatRoom!: ChatRoom;
}
