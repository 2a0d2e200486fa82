import { sql } from 'kysely';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ChatRoom } from '../chat/chat-room.entity.js';
import type { Context } from '../context.js';
import { cursorSql, encodeCursor } from '../graphql/cursor.js';
import { SqlField, value } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { newestChange } from './newest-change.js';

// Its statement reads a row for each room and pet of the owner.
const complexity = 10;

/** `ChatRoom.liveCursor`. */
@Resolver(() => ChatRoom)
export class RoomLiveCursorResolver {
  @SqlField(
    value((room) =>
      cursorSql(
        sql`coalesce(${room('last_message_at')}, ${room('created_at')})`,
        sql`coalesce(${room('last_message_id')}, 0)`,
      ),
    ),
  )
  @FieldResolver(() => String, {
    description:
      'The present position for `messageAdded`: with it as `after`, a subscription misses nothing that comes after this answer, in an empty room too.',
  })
  liveCursor(@Root() { lastMessageAt, lastMessageId, createdAt }: ChatRoom): string {
    return encodeCursor({ at: lastMessageAt ?? createdAt, id: lastMessageId ?? '0' });
  }
}

/** `User.liveCursor` and `User.notificationCursor`. */
@Resolver(() => User)
export class OwnerLiveCursorResolver {
  @SqlField(
    value(
      (user) =>
        sql`(SELECT ${cursorSql(sql`newest.at`, sql`newest.id`)} FROM (${newestChange(user)}) AS newest)`,
      ['ChatRoom', 'Pet', 'Notification', 'Message'],
    ),
  )
  @FieldResolver(() => String, {
    description:
      'The present position for `ownerEvents`, `petMessageAdded` and `messageAdded`: with it as `after`, a subscription misses nothing that comes after this answer.',
    complexity,
  })
  async liveCursor(@Ctx() { em }: Context, @Root() user: User): Promise<string> {
    const { rows } = await sql<{ at: string; id: string }>`
      SELECT newest.* FROM users CROSS JOIN LATERAL (${newestChange((column) => sql.id('users', column))}) AS newest
      WHERE users.id = ${user.id}`.execute(em.getKysely());
    return encodeCursor({ at: new Date(rows[0]!.at), id: rows[0]!.id });
  }

  @SqlField(
    value(
      (user) =>
        cursorSql(
          undefined,
          sql`coalesce((SELECT max(position) FROM notifications WHERE user_id = ${user('id')} AND status = 'SENT'), 0)`,
        ),
      ['Notification'],
    ),
  )
  @FieldResolver(() => String, {
    description:
      'The present position for `notificationAdded`: with it as `after`, a subscription misses nothing that comes after this answer.',
  })
  async notificationCursor(@Ctx() { em }: Context, @Root() user: User): Promise<string> {
    const { rows } = await sql<{ position: string | null }>`
      SELECT max(position)::text AS position FROM notifications WHERE user_id = ${user.id} AND status = 'SENT'`.execute(
      em.getKysely(),
    );
    return encodeCursor({ at: null, id: rows[0]!.position ?? '0' });
  }
}
