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
 * Says why nothing may be asked of a pet, with the time at which the next day begins; undefined if enough is left of the
 * day for another reply. Without a limit it reads nothing.
 */
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
