import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { Notification } from '../notification/notification.entity.js';
import { ChatRoom } from './chat-room.entity.js';
import { roomOfNotification } from './chat-room.service.js';
import { Message } from './message.entity.js';
import { messageAt } from './message.service.js';

/** Where a notification leads: to a room, and to the message in it. */
@Resolver(() => Notification)
export class NotificationLinksResolver {
  @FieldResolver(() => ChatRoom, {
    nullable: true,
    description: 'The chat room of the pet it is about, where that is still there.',
  })
  chatRoom(@Ctx() ctx: Context, @Root() notification: Notification): Promise<ChatRoom | null> {
    return roomOfNotification(ctx, notification);
  }

  @FieldResolver(() => Message, {
    nullable: true,
    description: 'The message it stands for, where it stands for one.',
  })
  async message(@Ctx() ctx: Context, @Root() notification: Notification): Promise<Message | null> {
    const { messageId, messageSentAt } = notification;
    const isThere = messageId && messageSentAt && (await roomOfNotification(ctx, notification));
    return isThere ? messageAt(ctx, messageId, messageSentAt) : null;
  }
}
