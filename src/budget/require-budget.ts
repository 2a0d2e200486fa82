import type { GraphQLError } from 'graphql';
import { requireViewer, type Context } from '../context.js';
import { budgetExhausted } from '../errors.js';
import type { ExhaustedBudget } from './budget-exhausted.js';
import { readUsage } from './read-usage.js';
import { exhaustedBudget } from './spending.js';

/** Why nothing may be asked of a pet now. */
export interface BudgetRefusal {
  readonly budget: ExhaustedBudget;
  readonly error: GraphQLError;
}

/**
 * Refuses what asks a pet for words, if too few tokens are left of the day for another reply.
 * @throws BUDGET_EXHAUSTED, with the time at which the next day begins
 */
export async function requireBudget(ctx: Context): Promise<void> {
  const refusal = await budgetRefusal(ctx);
  if (refusal) refuseForBudget(ctx, refusal);
}

/** Says why `requireBudget` would refuse; undefined if enough is left. Without a limit it reads nothing. */
export async function budgetRefusal(ctx: Context): Promise<BudgetRefusal | undefined> {
  const { voiceBudget } = ctx;
  const { userId } = requireViewer(ctx);
  if (voiceBudget.perOwner === undefined && voiceBudget.forAll === undefined) return undefined;
  const { spent, resetsAt, secondsLeft } = await readUsage(ctx, userId);
  const budget = exhaustedBudget(voiceBudget, 'reply', spent);
  return budget && { budget, error: budgetExhausted(resetsAt, secondsLeft) };
}

/** Counts a refusal and throws it. */
export function refuseForBudget({ metrics }: Context, { budget, error }: BudgetRefusal): never {
  metrics.voice.refused.inc({ use: 'send', budget });
  throw error;
}
