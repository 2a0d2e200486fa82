import type { VoiceBudget } from '../context.js';
import type { VoiceUse } from '../voice/voice.js';
import type { ExhaustedBudget } from './budget-exhausted.js';

// What owners ask for goes on for longest. What they would miss least stops first.
const shares: Readonly<Record<VoiceUse, number>> = { reply: 1, memory: 0.9, outreach: 0.8 };

/** How many tokens of a day may be used; undefined if there is no limit. */
export interface DayLimits {
  readonly owner: number | undefined;
  readonly all: number | undefined;
}

const share = (limit: number | undefined, part: number) =>
  limit === undefined ? undefined : Math.floor(limit * part);

/** What of the settings says how much a day has. */
export type DayBudget = Pick<VoiceBudget, 'perOwner' | 'forAll' | 'perAnswer'>;

/** Returns the limits for one use: outreach stops first, then memory. */
export const limitsFor = ({ perOwner, forAll }: DayBudget, use: VoiceUse): DayLimits => ({
  owner: share(perOwner, shares[use]),
  all: share(forAll, shares[use]),
});

/** What was used of a day, in tokens. */
export interface Spent {
  readonly owner: number;
  readonly all: number;
}

/** Returns the budget that has too little left for one more answer; undefined if both have enough. */
export function exhaustedBudget(budget: DayBudget, use: VoiceUse, spent: Spent): ExhaustedBudget | undefined {
  const { owner = Infinity, all = Infinity } = limitsFor(budget, use);
  if (spent.owner + budget.perAnswer > owner) return 'owner';
  return spent.all + budget.perAnswer > all ? 'all' : undefined;
}
