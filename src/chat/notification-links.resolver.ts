import { sql } from 'kysely';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Notification } from '../notification/notification.entity.js';
import { one, SqlField } from '../query/sql-field.js';
import { ChatRoom } from './chat-room.entity.js';
import { roomOfNotification } from './chat-room.service.js';
import { Message } from './message.entity.js';
import { messageAt } from './message.service.js';

/** `Notification.chatRoom` and `Notification.message`. */
@Resolver(() => Notification)
export class NotificationLinksResolver {
  @FieldResolver(() => ChatRoom, {
    nullable: true,
    description: "The chat room of the notification's pet, if there is one and it is not deleted.",
  })
  @SqlField(
    one(
      (notification, room, { viewer }) =>
        sql`${room('pet_id')} = ${notification('pet_id')} AND ${room('user_id')} = ${viewer} AND NOT ${room('is_deleted')}`,
    ),
  )
  chatRoom(@Ctx() ctx: Context, @Root() notification: Notification): Promise<ChatRoom | null> {
    return roomOfNotification(ctx, notification);
  }

  @FieldResolver(() => Message, {
    nullable: true,
    description: 'The message that the notification announces, if there is one.',
  })
  @SqlField(
    one(
      (notification, message, { viewer }) =>
        sql`${message('id')} = ${notification('message_id')} AND ${message('sent_at')} = ${notification('message_sent_at')}
          AND EXISTS (SELECT 1 FROM chat_rooms room WHERE room.pet_id = ${notification('pet_id')} AND room.user_id = ${viewer} AND NOT room.is_deleted)`,
    ),
  )
  async message(@Ctx() ctx: Context, @Root() notification: Notification): Promise<Message | null> {
    const { messageId, messageSentAt } = notification;
    const isThere = messageId && messageSentAt && (await roomOfNotification(ctx, notification));
    return isThere ? messageAt(ctx, messageId, messageSentAt) : null;
  }
}
