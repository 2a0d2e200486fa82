import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { nextChange } from '../database/next-change.js';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { MessageType } from '../chat/message.entity.js';
import { lastMessage } from '../chat/message.service.js';
import { messageLimits } from '../chat/send-message.service.js';
import { fieldFault } from '../field-fault.js';
import { budgetRefusal } from '../budget/require-budget.js';
import { requireViewer, type Context } from '../context.js';
import { conflict, notFound } from '../errors.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { requireReplyBudget } from './require-reply-budget.js';
import type { RegenerateReplyInput, RegenerateReplyPayload } from './reply-actions.inputs.js';

// Lists read past replaced replies: so many at most for each message that they show.
const maxReplaced = 20;

/**
 * Asks for another reply in place of the newest one in a room of the viewer. The old one stays in the list until the new
 * one comes, so that a failure loses no words. It counts as a message. Does nothing if that is in the making already.
 * @throws NOT_FOUND if the viewer has no such room; CONFLICT if its newest message is no reply, a reply is in the making,
 * or twenty were replaced; RATE_LIMITED after too many messages; BUDGET_EXHAUSTED when the pets may say no more that day
 */
export async function regenerateReply(
  ctx: Context,
  { chatRoomId }: RegenerateReplyInput,
): Promise<RegenerateReplyPayload> {
  const { userId } = requireViewer(ctx);
  const refusal = await budgetRefusal(ctx);
  const counted = messageLimits(userId);
  ctx.limits.spend(counted, ctx.client);
  let isAsked = false;
  try {
    const replacesId = await writeAsOwner(ctx, userId, async (em) => {
      const own = await em.findOne(ChatRoom, { id: chatRoomId, user: userId, isDeleted: false });
      if (!own) throw notFound('chat room');
      if (own.replyDueAt && own.replyReplacesId) return own.replyReplacesId;
      if (own.replyDueAt) throw conflict(fieldFault('chatRoomId', 'replyAwaited'));
      await requireReplyBudget(ctx, em, chatRoomId, refusal);
      const newest = await lastMessage({ em }, own);
      if (newest?.messageType !== MessageType.PET || newest.isOutreach || newest.deletedAt)
        throw conflict(fieldFault('chatRoomId', 'noNewestReply'));
      if (await isWornOut(em, own))
        throw conflict(fieldFault('chatRoomId', 'replacedTooOften', { max: maxReplaced }));
      // Rooms of old versions do not know what was replied to.
      await sql`
        UPDATE chat_rooms SET reply_to_id = coalesce(replied_to_id, last_message_id), reply_due_at = clock(),
          reply_attempts = 0, reply_failure = NULL, reply_replaces_id = last_message_id,
          reply_replaces_at = last_message_at, changed_id = ${nextChange}
        WHERE id = ${chatRoomId}`.execute(em.getKysely());
      isAsked = true;
      return newest.id;
    });
    if (isAsked) {
      ctx.pubsub.publish('reply', { ownerId: userId, chatRoomId, isDue: true });
      ctx.pubsub.publish('owner', { ownerId: userId });
    }
    const chatRoom = await ctx.em.findOneOrFail(ChatRoom, chatRoomId, { refresh: true });
    return { chatRoom, replacesId };
  } finally {
    // A refusal asked for nothing.
    if (!isAsked) ctx.limits.unspend(counted);
  }
}

/** Whether as many replies were replaced in a row as may be. */
async function isWornOut(em: EntityManager, { id, lastMessageAt }: ChatRoom): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(replaced_at)::integer AS count FROM (
      SELECT replaced_at FROM all_messages WHERE chat_room_id = ${id} AND sent_at <= ${lastMessageAt}
      ORDER BY sent_at DESC, id DESC LIMIT ${maxReplaced + 1}
    ) AS newest`.execute(em.getKysely());
  return rows[0]!.count >= maxReplaced;
}
