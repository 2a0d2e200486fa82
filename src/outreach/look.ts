import type { EntityManager } from '@mikro-orm/postgresql';
import type { OutreachRules } from '../context.js';
import type { Claim } from './claim.js';
import { judge, type Eligibility } from './judge.js';
import { readAbsence, type Absence } from './read-absence.js';

/**
 * A claimed absence as it is at this moment; the claim itself does not count as another's.
 * @returns undefined where it is over: the owner was there since, or is gone
 */
export async function lookAgain(
  em: EntityManager,
  claim: Claim,
  rules: OutreachRules,
): Promise<{ absence: Absence; verdict: Eligibility } | undefined> {
  const absence = await readAbsence(em, claim.ownerId);
  const isOver = !absence || absence.isDeleted || absence.epoch.getTime() !== claim.epoch.getTime();
  return isOver ? undefined : { absence, verdict: judge({ ...absence, isWritten: false }, rules) };
}
