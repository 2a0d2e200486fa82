import { sql } from 'kysely';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { one, SqlField } from '../query/sql-field.js';
import { User } from './user.entity.js';
import { me } from './user.service.js';

/** `me`. */
@Resolver(() => User)
export class UserResolver {
  @Query(() => User, { description: 'The owner who is logged in.' })
  @SqlField(one((_, user, { viewer }) => sql`${user('id')} = ${viewer} AND NOT ${user('is_deleted')}`))
  me(@Ctx() ctx: Context): Promise<User> {
    return me(ctx);
  }
}
