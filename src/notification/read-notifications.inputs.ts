import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { id, optional } from '../graphql/validation.js';
import { User } from '../user/user.entity.js';

/** The input of `markNotificationsRead`. */
@InputType({ description: 'The input of markNotificationsRead.' })
export class MarkNotificationsReadInput {
  static readonly rules = z.object({ upTo: optional(id()) });

  @Field(() => ID, {
    nullable: true,
    description:
      'The ID of the newest notification that the owner has read: it and the ones before it in `User.notifications` are marked. Without it, all are.',
  })
  upTo?: string;
}

/** The result of `markNotificationsRead`. */
@ObjectType({ description: 'The result of markNotificationsRead.' })
export class MarkNotificationsReadPayload {
  @Field(() => Int, { description: 'How many notifications were marked now.' })
  marked!: number;

  @Field(() => User, { description: 'The owner, with the new number of unread notifications.' })
  user!: User;
}
