import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { z } from 'zod';
import type { Edge } from '../graphql/connection.js';
import { id } from '../graphql/validation.js';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { MessageEdge } from '../chat/message-edge.js';
import type { Message } from '../chat/message.entity.js';

/** How far a reply has come. */
export enum ReplyProgressState {
  THINKING = 'THINKING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}
registerEnumType(ReplyProgressState, {
  name: 'ReplyProgressState',
  description: 'How far a reply has come.',
  valuesConfig: {
    THINKING: { description: 'The pet is thinking, or speaking: its words so far are there.' },
    DONE: { description: 'The reply stands in the room.' },
    FAILED: { description: 'The reply will not come unless it is asked for again.' },
  },
});

/** A reply while it is being made. */
@ObjectType({ description: 'A reply while it is being made.' })
export class ReplyProgress {
  @Field(() => ReplyProgressState, { description: 'How far it has come.' })
  state!: ReplyProgressState;

  @Field(() => String, {
    description: 'All the words so far; empty before the first. Once DONE, the message has them.',
  })
  text!: string;

  @Field(() => Int, {
    description:
      'Grows with the words of a try, by one or more; 0 before the first. A try that failed may be followed by another, which begins anew.',
  })
  seq!: number;

  @Field(() => MessageEdge, {
    nullable: true,
    description: 'The reply as it stands in the list, once it is DONE.',
  })
  messageEdge?: Edge<Message> | undefined;

  @Field(() => String, { nullable: true, description: 'Why it FAILED, in a sentence to show.' })
  reason?: string | undefined;
}

/** Which reply to ask for again. */
@InputType({ description: 'Which reply to ask for again.' })
export class RetryReplyInput {
  static readonly rules = z.object({ chatRoomId: id() });

  @Field(() => ID, { description: 'The chat room whose last reply failed.' })
  chatRoomId!: string;
}

/** The reply is asked for again. */
@ObjectType({ description: 'The reply is asked for again.' })
export class RetryReplyPayload {
  @Field(() => ChatRoom, { description: 'The chat room; its pet is thinking.' })
  chatRoom!: ChatRoom;
}
