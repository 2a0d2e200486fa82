/** Which budget is used up: the owner's, or the one of the whole installation. */
export type ExhaustedBudget = 'owner' | 'all';

/** There are too few tokens left of the day for another answer. */
export class BudgetExhausted extends Error {
  /**
   * @param until when the next day begins
   * @param wait how long until then, in milliseconds of the database's clock
   */
  constructor(
    readonly budget: ExhaustedBudget,
    readonly until: Date,
    readonly wait: number,
  ) {
    super('BUDGET_EXHAUSTED');
  }
}
