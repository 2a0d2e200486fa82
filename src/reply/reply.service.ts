import { sql } from 'kysely';
import { nextChange } from '../database/next-change.js';
import { budgetRefusal } from '../budget/require-budget.js';
import { requireViewer, type Context } from '../context.js';
import { conflict, notFound } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { writeAsOwner } from '../user/write-as-owner.js';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { requireReplyBudget } from './require-reply-budget.js';
import type { RetryReplyInput, RetryReplyPayload } from './reply.inputs.js';

/**
 * Retries a reply that failed, or that was stopped before it said anything. Does nothing when a reply is already in progress.
 * @throws NOT_FOUND when the viewer does not own the room; CONFLICT when no reply has failed in it; BUDGET_EXHAUSTED
 * when the pets may say no more that day
 */
export async function retryReply(ctx: Context, { chatRoomId }: RetryReplyInput): Promise<RetryReplyPayload> {
  const { userId } = requireViewer(ctx);
  const refusal = await budgetRefusal(ctx);
  await writeAsOwner(ctx, userId, async (em) => {
    const own = await em.findOne(ChatRoom, { id: chatRoomId, user: userId, isDeleted: false });
    if (!own) throw notFound('chat room');
    if (own.replyDueAt) return;
    await requireReplyBudget(ctx, em, chatRoomId, refusal);
    if (!own.replyFailure || !own.replyToId) throw conflict(fieldFault('chatRoomId', 'noFailedReply'));
    await sql`
      UPDATE chat_rooms SET reply_due_at = clock(), reply_attempts = 0, reply_failure = NULL,
        changed_id = ${nextChange}
      WHERE id = ${chatRoomId} AND reply_due_at IS NULL`.execute(em.getKysely());
  });
  ctx.pubsub.publish('reply', { ownerId: userId, chatRoomId, isDue: true });
  ctx.pubsub.publish('owner', { ownerId: userId });
  return { chatRoom: await ctx.em.findOneOrFail(ChatRoom, chatRoomId) };
}
