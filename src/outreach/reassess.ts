import type { EntityManager } from '@mikro-orm/postgresql';
import type { OutreachRules } from '../context.js';
import type { Claim } from './claim.js';
import { assessEligibility, type Eligibility } from './eligibility.js';
import { readAbsence, type Absence } from './read-absence.js';

/**
 * Reads a claimed absence and assesses it as of now. The claim itself does not count as an earlier outreach.
 * @returns undefined when the absence is over: the owner returned or deleted the account
 */
export async function reassess(
  em: EntityManager,
  claim: Claim,
  rules: OutreachRules,
): Promise<{ absence: Absence; eligibility: Eligibility } | undefined> {
  const absence = await readAbsence(em, claim.ownerId);
  const hasEnded = !absence || absence.isDeleted || absence.epoch.getTime() !== claim.epoch.getTime();
  if (hasEnded) return undefined;
  return { absence, eligibility: assessEligibility({ ...absence, isWritten: false }, rules) };
}
