import { BudgetExhausted } from '../budget/budget-exhausted.js';
import type { Claim } from './claim.js';
import { OutreachHold } from './outreach-hold.js';
import type { Held } from './outreach-outcome.js';
import type { OutreachServices } from './outreach-services.js';
import { unclaim } from './write-claim.js';

/**
 * Handles an error of the search for words: if too few tokens are left of the day, the absence is held until the next one.
 * Any other error is thrown.
 */
export const holdIfOverBudget =
  ({ em }: OutreachServices, claim: Claim) =>
  async (error: unknown): Promise<Held> => {
    if (!(error instanceof BudgetExhausted)) throw error;
    await unclaim(em, claim, error.until);
    return { kind: 'held', hold: OutreachHold.OVER_BUDGET, until: error.until };
  };
