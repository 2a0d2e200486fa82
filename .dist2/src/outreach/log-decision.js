/**
 * Logs a decision about an absence as one structured line.
 * @param claim the claim as the worker leased it
 */
export function logDecision(log, { ownerId, epoch, attempt }, decision, fields = {}) {
    log.info({ ownerId, epoch, attempt, ...fields, decision }, `Outreach: ${decision}.`);
}
//# sourceMappingURL=log-decision.js.map