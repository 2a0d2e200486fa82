import type { Logger } from '../log.js';
import type { Claim } from './claim.js';

/** What became of an absence, in the words that operators search the log for. */
export type Decision = 'HELD' | 'WORDED' | 'SENT' | 'DELAYED' | 'PUT_OFF' | 'GIVEN_BACK' | 'LOST' | 'FAILED';

/**
 * Logs a decision about an absence as one structured line.
 * @param claim the claim as the worker leased it
 */
export function logDecision(
  log: Logger,
  { ownerId, epoch, attempt }: Claim,
  decision: Decision,
  fields: Record<string, unknown> = {},
): void {
  log.info({ ownerId, epoch, attempt, ...fields, decision }, `Outreach: ${decision}.`);
}
