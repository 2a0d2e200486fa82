import type { EntityManager } from '@mikro-orm/postgresql';
import type { Claim } from './claim.js';
import { assessEligibility, type Eligibility, type EligibilityRules } from './eligibility.js';
import { readAbsence, type Absence } from './read-absence.js';

// Words that exist are paid for.
const paid = { owner: 0, all: 0 };

/**
 * Reads a claimed absence and assesses it as of now. The claim itself does not count as an earlier outreach.
 * @returns undefined when the absence is over: the owner returned or deleted the account
 */
export async function reassess(
  em: EntityManager,
  claim: Claim,
  rules: EligibilityRules,
): Promise<{ absence: Absence; eligibility: Eligibility } | undefined> {
  const absence = await readAbsence(em, claim.ownerId);
  const hasEnded = !absence || absence.isDeleted || absence.epoch.getTime() !== claim.epoch.getTime();
  if (hasEnded) return undefined;
  const spent = claim.notificationId ? paid : absence.spent;
  return { absence, eligibility: assessEligibility({ ...absence, isWritten: false, spent }, rules) };
}
