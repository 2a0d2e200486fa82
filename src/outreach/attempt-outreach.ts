import type { Claim } from './claim.js';
import { findWords } from './find-words.js';
import { outcomeOfError, type OutreachOutcome } from './outreach-outcome.js';
import type { OutreachServices } from './outreach-services.js';
import { OutreachState } from './outreach.entity.js';
import { holdIfOverBudget } from './over-budget.js';
import { sendOutreach } from './send-outreach.js';

/**
 * Attempts one outreach under a lease: assesses the absence, runs the voice outside any transaction, writes the
 * words down, then sends them. Every write is fenced, so a worker that lost its lease changes nothing. Never
 * throws.
 * @param signal aborts the attempt
 */
export async function attemptOutreach(
  services: OutreachServices,
  claim: Claim,
  signal: AbortSignal,
): Promise<OutreachOutcome> {
  let current = claim;
  try {
    if (claim.state !== OutreachState.WORDED) {
      const found = await findWords(services, claim, signal).catch(holdIfOverBudget(services, claim));
      if (found.kind !== 'worded') return { ...found, claim };
      current = found.claim;
    }
    return { ...(await sendOutreach(services, current, signal)), claim: current };
  } catch (error) {
    return { ...outcomeOfError(error, current, services.lease, signal), claim: current };
  }
}
