import type { EntityManager } from '@mikro-orm/postgresql';
import { refuseForBudget, type BudgetRefusal } from '../budget/require-budget.js';
import { newestMessages } from '../chat/conversation.js';
import { MessageType } from '../chat/message.entity.js';
import type { Context } from '../context.js';
import { isCrisis } from '../voice/safety/self-harm.js';

// Of the owner: more than a reply answers at once.
const maxMessages = 10;

/**
 * Refuses to make another reply if too little is left of the budget, unless the owner may need help: that needs no model.
 * @param refusal what `budgetRefusal` said
 * @throws BUDGET_EXHAUSTED
 */
export async function requireReplyBudget(
  ctx: Context,
  em: EntityManager,
  roomId: string,
  refusal: BudgetRefusal | undefined,
): Promise<void> {
  if (!refusal) return;
  const messages = (await newestMessages(em, roomId)).filter(
    ({ messageType }) => messageType === MessageType.USER,
  );
  if (!isCrisis(messages.slice(-maxMessages).map(({ content }) => content))) refuseForBudget(ctx, refusal);
}
