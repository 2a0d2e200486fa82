import { assessEligibility } from './eligibility.js';
import { readAbsence } from './read-absence.js';
/**
 * Reads a claimed absence and assesses it as of now. The claim itself does not count as an earlier outreach.
 * @returns undefined when the absence is over: the owner returned or deleted the account
 */
export async function reassess(em, claim, rules) {
    const absence = await readAbsence(em, claim.ownerId);
    const hasEnded = !absence || absence.isDeleted || absence.epoch.getTime() !== claim.epoch.getTime();
    if (hasEnded)
        return undefined;
    return { absence, eligibility: assessEligibility({ ...absence, isWritten: false }, rules) };
}
//# sourceMappingURL=reassess.js.map