import { sql } from 'kysely';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { GraphQLEmailAddress } from '../graphql/email-address.js';
import { one, SqlField, value } from '../query/sql-field.js';
import { User } from './user.entity.js';
import { ownAddress } from './user-rules.js';
import { me } from './user.service.js';

/** `me`, and what of a user is more than a column. */
@Resolver(() => User)
export class UserResolver {
  @Query(() => User, { description: 'The owner who is logged in.' })
  @SqlField(one((_, user, { viewer }) => sql`${user('id')} = ${viewer} AND NOT ${user('is_deleted')}`))
  me(@Ctx() ctx: Context): Promise<User> {
    return me(ctx);
  }

  @FieldResolver(() => GraphQLEmailAddress, {
    description:
      'The email address, in lower case. While the user has confirmed none, it is the one that awaits confirmation.',
  })
  @SqlField(
    value(
      (user) =>
        sql`CASE WHEN position('@' IN ${user('email')}) > 0 THEN ${user('email')} ELSE coalesce(${user('pending_email')}, '') END`,
    ),
  )
  email(@Root() user: User): string {
    return ownAddress(user.email) ?? user.pendingEmail ?? '';
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the user has proved to read the mail of their email address.',
  })
  @SqlField(value((user) => sql`${user('email_verified_at')} IS NOT NULL`))
  emailVerified(@Root() user: User): boolean {
    return user.emailVerifiedAt !== null;
  }
}
