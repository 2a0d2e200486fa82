import { LockMode } from '@mikro-orm/postgresql';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Activity, ActivityType } from '../../src/activity/activity.entity.js';
import { ChatRoom } from '../../src/chat/chat-room.entity.js';
import { Message, MessageType } from '../../src/chat/message.entity.js';
import { messageHash, visibleContent } from '../../src/chat/message.service.js';
import { decodeCursor, encodeCursor } from '../../src/graphql/cursor.js';
import { Pet } from '../../src/pet/pet.entity.js';
import { User } from '../../src/user/user.entity.js';
import {
  NaiveMessagePage,
  NaivePetPage,
  NaiveSender,
  NaiveSendInput,
  NaiveSendPayload,
  type NaiveContext,
} from './naive-types.js';

/** The root fields: the viewer, a room, and `sendMessage`. */
@Resolver()
export class NaiveRoot {
  @Query(() => User)
  me(@Ctx() { user }: NaiveContext): User {
    return user;
  }

  @Query(() => ChatRoom, { nullable: true })
  chatRoom(@Ctx() { em, user }: NaiveContext, @Arg('id', () => ID) id: string): Promise<ChatRoom | null> {
    return em.findOne(ChatRoom, { id, user, isDeleted: false });
  }

  @Mutation(() => NaiveSendPayload)
  async sendMessage(
    @Ctx() { em, user, publishSent }: NaiveContext,
    @Arg('input', () => NaiveSendInput) { chatRoomId, content }: NaiveSendInput,
  ): Promise<NaiveSendPayload> {
    const sent = await em.transactional(async (own) => {
      await own.lock(own.getReference(User, user.id), LockMode.PESSIMISTIC_WRITE);
      const chatRoom = await own.findOneOrFail(ChatRoom, { id: chatRoomId, user: user.id, isDeleted: false });
      const hash = messageHash('v1', 'text', chatRoomId, user.id, content);
      const recent = new Date(Date.now() - 10_000);
      const earlier = await own.findOne(Message, {
        chatRoom,
        messageHash: hash,
        sentAt: { $gt: recent },
      });
      if (earlier) return { duplicate: true, message: earlier, chatRoom };
      const newest = await own.findOne(
        ChatRoom,
        { user: user.id, lastMessageAt: { $ne: null } },
        { orderBy: { lastMessageAt: 'desc' } },
      );
      const sentAt = new Date(Math.max(Date.now(), newest?.lastMessageAt?.getTime() ?? 0));
      const message = own.create(Message, {
        sentAt,
        chatRoom,
        messageType: MessageType.USER,
        senderUser: user.id,
        senderPet: null,
        content,
        messageHash: hash,
        clientMessageId: null,
      });
      await own.flush();
      own.create(Activity, {
        user: user.id,
        activityType: ActivityType.CHAT_SEND,
        occurredAt: sentAt,
        metadata: { chatRoomId, messageId: message.id },
      });
      chatRoom.messageCount++;
      chatRoom.lastMessageId = message.id;
      chatRoom.lastMessageAt = sentAt;
      chatRoom.updatedAt = sentAt;
      chatRoom.replyToId = message.id;
      if (!chatRoom.replyDueAt) chatRoom.replyAttempts = 0;
      chatRoom.replyDueAt ??= sentAt;
      chatRoom.replyFailure = null;
      return { duplicate: false, message, chatRoom };
    });
    if (!sent.duplicate) publishSent(user.id, chatRoomId);
    return sent;
  }
}

/** The room of a pet. */
@Resolver(() => Pet)
export class NaivePetRooms {
  @FieldResolver(() => ChatRoom)
  chatRoom(@Ctx() { em }: NaiveContext, @Root() pet: Pet): Promise<ChatRoom> {
    return em.findOneOrFail(ChatRoom, { pet: pet.id });
  }
}

/** The pets of a user. */
@Resolver(() => User)
export class NaivePets {
  @FieldResolver(() => NaivePetPage)
  async pets(
    @Ctx() { em }: NaiveContext,
    @Root() user: User,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
  ): Promise<NaivePetPage> {
    const pets = await em.find(
      Pet,
      { owner: user.id, isDeleted: false },
      { orderBy: { id: 'asc' }, limit: first },
    );
    return { edges: pets.map((node) => ({ node })) };
  }
}

/** The messages of a room, and the state of its reply. */
@Resolver(() => ChatRoom)
export class NaiveRooms {
  @FieldResolver(() => String)
  replyState(@Root() room: ChatRoom): string {
    if (room.replyDueAt) return 'THINKING';
    return room.replyFailure ? 'FAILED' : 'IDLE';
  }

  @FieldResolver(() => NaiveMessagePage)
  async messages(
    @Ctx() { em }: NaiveContext,
    @Root() room: ChatRoom,
    @Arg('last', () => Int, { defaultValue: 20 }) last: number,
    @Arg('before', () => String, { nullable: true }) before?: string,
  ): Promise<NaiveMessagePage> {
    const position = before === undefined ? undefined : decodeCursor('before', before, 'always');
    const found = await em.find(
      Message,
      {
        chatRoom: room.id,
        ...(position && {
          $or: [{ sentAt: { $lt: position.at! } }, { sentAt: position.at!, id: { $lt: position.id } }],
        }),
      },
      { orderBy: { sentAt: 'desc', id: 'desc' }, limit: last + 1 },
    );
    return {
      edges: found
        .slice(0, last)
        .toReversed()
        .map((node) => ({ cursor: encodeCursor({ at: node.sentAt, id: node.id }), node })),
      pageInfo: { hasPreviousPage: found.length > last },
    };
  }
}

/** Who sent a message. */
@Resolver(() => Message)
export class NaiveMessages {
  @FieldResolver(() => String)
  content(@Root() message: Message): string {
    return visibleContent(message);
  }

  @FieldResolver(() => NaiveSender)
  sender(@Root() message: Message): Promise<User | Pet> {
    return message.senderPet ? message.senderPet.loadOrFail() : message.senderUser!.loadOrFail();
  }
}
