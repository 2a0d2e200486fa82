import { sql } from 'kysely';
import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { SqlField, value } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { MarkReadInput, MarkReadPayload } from './read-marker.inputs.js';
import { countUnread, markRead } from './read-marker.service.js';

// Its statement reads a row for each room of the owner.
const countComplexity = 10;

/** `markRead` and `User.unreadCount`. */
@Resolver(() => User)
export class ReadMarkerResolver {
  @Mutation(() => MarkReadPayload, {
    description:
      'Marks a chat room read up to a message, on all devices, with the notifications of its messages. It counts as presence.',
  })
  markRead(
    @Ctx() ctx: Context,
    @Arg('input', () => MarkReadInput, { description: 'The room, and the newest message that was read.' })
    input: MarkReadInput,
  ): Promise<MarkReadPayload> {
    return markRead(ctx, input);
  }

  @SqlField(
    value(
      (user) =>
        sql`(SELECT coalesce(sum(unread.unread_count), 0) FROM chat_rooms unread WHERE unread.user_id = ${user('id')} AND NOT unread.is_deleted)`,
      ['ChatRoom'],
    ),
  )
  @FieldResolver(() => Int, {
    description:
      "The number of messages from the owner's pets that they have not read, in archived rooms too.",
    complexity: countComplexity,
  })
  unreadCount(@Ctx() ctx: Context, @Root() user: User): Promise<number> {
    return countUnread(ctx, user);
  }
}
