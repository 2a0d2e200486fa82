import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { MessageEdge } from '../chat/message-edge.js';
import type { Message } from '../chat/message.entity.js';
import type { Edge } from '../graphql/connection.js';
import { id } from '../graphql/validation.js';
import { User } from '../user/user.entity.js';

/** The input of stopReply. */
@InputType({ description: 'The input of stopReply.' })
export class StopReplyInput {
  static readonly rules = z.object({ chatRoomId: id() });

  @Field(() => ID, { description: 'The chat room whose pet is thinking or writing.' })
  chatRoomId!: string;
}

/** The result of stopReply. */
@ObjectType({ description: 'The result of stopReply.' })
export class StopReplyPayload {
  @Field(() => ChatRoom, { description: 'The chat room. Its `replyState` is no longer THINKING.' })
  chatRoom!: ChatRoom;

  @Field(() => MessageEdge, {
    nullable: true,
    description:
      'What the pet had said, as a message of the room; null if it had said nothing, or no reply was in the making.',
  })
  messageEdge!: Edge<Message> | null;

  @Field(() => User, { description: 'The owner, whose number of unread messages may have changed.' })
  user!: User;
}

/** The input of regenerateReply. */
@InputType({ description: 'The input of regenerateReply.' })
export class RegenerateReplyInput {
  static readonly rules = z.object({ chatRoomId: id() });

  @Field(() => ID, { description: "The chat room whose newest message is the pet's reply." })
  chatRoomId!: string;
}

/** The result of regenerateReply. */
@ObjectType({ description: 'The result of regenerateReply.' })
export class RegenerateReplyPayload {
  @Field(() => ChatRoom, { description: 'The chat room. Its `replyState` is THINKING.' })
  chatRoom!: ChatRoom;

  @Field(() => ID, {
    description:
      'The ID of the reply that will be replaced. It leaves the list when the new one comes, whose `replacesId` is this.',
  })
  replacesId!: string;
}
