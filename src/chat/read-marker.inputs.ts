import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { id } from '../graphql/validation.js';
import { User } from '../user/user.entity.js';
import { ChatRoom } from './chat-room.entity.js';

/** The input of `markRead`. */
@InputType({ description: 'The input of markRead.' })
export class MarkReadInput {
  static readonly rules = z.object({ chatRoomId: id(), upTo: id() });

  @Field(() => ID, { description: 'The ID of the chat room.' })
  chatRoomId!: string;

  @Field(() => ID, {
    description:
      'The ID of the newest message that the owner has read, in this room. If they have read further on another device, nothing changes.',
  })
  upTo!: string;
}

/** The result of `markRead`. */
@ObjectType({ description: 'The result of markRead.' })
export class MarkReadPayload {
  @Field(() => ChatRoom, { description: 'The chat room.' })
  chatRoom!: ChatRoom;

  @Field(() => User, { description: 'The owner, with the new numbers of unread messages and notifications.' })
  user!: User;
}
