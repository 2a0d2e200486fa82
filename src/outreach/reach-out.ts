import { LeaseLost, whileRenewing } from '../lease/worker.js';
import { renewClaim, type Claim } from './claim.js';
import { failOutreach, noteLost } from './fail-outreach.js';
import { findWords } from './find-words.js';
import { OutreachState } from './outreach.entity.js';
import type { Decide, ReachingOut } from './reaching-out.js';
import { sendOutreach } from './send-outreach.js';

/**
 * Makes of one claimed absence what is to become of it: judges it, lets the voice speak outside any
 * transaction while the lease is renewed, writes the words down, then sends them. Every write is fenced, so
 * that whoever lost the lease changes nothing. Never throws.
 * @param stop ends it; the claim is given back
 * @returns after how many milliseconds it may be due again; undefined if not before its time
 */
export async function reachOut(
  services: ReachingOut,
  claim: Claim,
  stop: AbortSignal,
): Promise<number | undefined> {
  const about = { ownerId: claim.ownerId, epoch: claim.epoch, attempt: claim.attempt };
  const decide: Decide = (decision, more = {}) =>
    services.log.info({ ...about, ...more, decision }, `Outreach: ${decision}.`);
  let current = claim;
  try {
    const renew = () => renewClaim(services.em.fork(), claim, services.lease);
    await whileRenewing(renew, services.lease, stop, async (signal) => {
      if (claim.state !== OutreachState.WORDED) {
        const worded = await findWords(services, claim, decide, signal);
        if (!worded) return;
        current = worded;
      }
      await sendOutreach(services, current, decide, signal);
    });
    return undefined;
  } catch (error) {
    try {
      return await failOutreach(services, current, decide, error, stop);
    } catch (second) {
      if (second instanceof LeaseLost) return noteLost(services, decide);
      // The lease runs out by itself, and somebody finds it.
      services.log.error({ ...about, err: second }, 'An outreach could not be put off; its lease runs out.');
      return undefined;
    }
  }
}
