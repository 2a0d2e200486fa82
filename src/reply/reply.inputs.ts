import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { z } from 'zod';
import { textCost } from '../graphql/text-cost.js';
import type { Edge } from '../graphql/connection.js';
import { id } from '../graphql/validation.js';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { MessageEdge } from '../chat/message-edge.js';
import type { Message } from '../chat/message.entity.js';

/** The state of a reply. */
export enum ReplyProgressState {
  THINKING = 'THINKING',
  DONE = 'DONE',
  FAILED = 'FAILED',
  STOPPED = 'STOPPED',
}
registerEnumType(ReplyProgressState, {
  name: 'ReplyProgressState',
  description: 'The state of a reply.',
  valuesConfig: {
    THINKING: { description: 'The pet is thinking or writing. `text` has its words so far.' },
    DONE: { description: 'The reply is in the chat room.' },
    FAILED: { description: 'The reply failed. `retryReply` or the next message starts another one.' },
    STOPPED: { description: 'The owner stopped the reply before the pet had said anything.' },
  },
});

/** A reply while the pet makes it. */
@ObjectType({ description: 'A reply while the pet makes it.' })
export class ReplyProgress {
  @Field(() => ReplyProgressState, { description: 'The state of the reply.' })
  state!: ReplyProgressState;

  @Field(() => String, {
    description:
      'All the words so far, empty before the first. When DONE, the content of the message. When FAILED or STOPPED, empty.',
    complexity: textCost(1000),
  })
  text!: string;

  @Field(() => Int, {
    description:
      'Grows as words come, by one or more. 0 before the first. Restarts with each reply, and when the pet starts over after a failure.',
  })
  seq!: number;

  @Field(() => MessageEdge, {
    nullable: true,
    description: 'The reply as an edge of `ChatRoom.messages`, when DONE.',
  })
  messageEdge?: Edge<Message> | undefined;

  @Field(() => String, { nullable: true, description: 'Why the reply FAILED, in a sentence for the owner.' })
  reason?: string | undefined;
}

/** The input of retryReply. */
@InputType({ description: 'The input of retryReply.' })
export class RetryReplyInput {
  static readonly rules = z.object({ chatRoomId: id() });

  @Field(() => ID, { description: 'The chat room whose last reply failed.' })
  chatRoomId!: string;
}

/** The result of retryReply. */
@ObjectType({ description: 'The result of retryReply.' })
export class RetryReplyPayload {
  @Field(() => ChatRoom, { description: 'The chat room. Its `replyState` is THINKING.' })
  chatRoom!: ChatRoom;
}
