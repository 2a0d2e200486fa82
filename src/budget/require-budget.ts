import { requireViewer, type Context } from '../context.js';
import { budgetExhausted } from '../errors.js';
import { readUsage } from './read-usage.js';
import { exhaustedBudget } from './spending.js';

/**
 * Refuses what asks a pet for words, if too few tokens are left of the day for another reply. Without a limit it reads
 * nothing.
 * @throws BUDGET_EXHAUSTED, with the time at which the next day begins
 */
export async function requireBudget(ctx: Context): Promise<void> {
  const refusal = await budgetRefusal(ctx);
  if (refusal) throw refusal;
}

/** The error of `requireBudget`; undefined if enough is left. */
export async function budgetRefusal(ctx: Context): Promise<Error | undefined> {
  const { voiceBudget, metrics } = ctx;
  const { userId } = requireViewer(ctx);
  if (voiceBudget.perOwner === undefined && voiceBudget.forAll === undefined) return undefined;
  const { spent, resetsAt, secondsLeft } = await readUsage(ctx, userId);
  const exhausted = exhaustedBudget(voiceBudget, 'reply', spent);
  if (!exhausted) return undefined;
  metrics.voice.refused.inc({ use: 'send', budget: exhausted });
  return budgetExhausted(resetsAt, secondsLeft);
}
