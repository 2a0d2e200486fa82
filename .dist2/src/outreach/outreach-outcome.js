import { GraphQLError } from 'graphql';
import { interruption, retryOrFail } from '../lease/outcome.js';
import { VoiceError } from '../voice/voice.js';
/** How often the voice runs for one absence, crashes included. */
export const maxVoiceAttempts = 4;
const maxSendAttempts = 20;
const maxDelay = 600_000;
const retryPolicy = ({ notificationId }, leaseMs) => ({
    maxAttempts: notificationId ? maxSendAttempts : maxVoiceAttempts,
    first: leaseMs / 2,
    factor: 3,
    max: maxDelay,
});
/**
 * Returns what an error means for an outreach.
 * @param leaseMs how long a lease lasts, in milliseconds; the backoff starts with half of it
 * @param signal the signal that the attempt was given
 */
export function outcomeOfError(error, claim, leaseMs, signal) {
    const interrupted = interruption(error, signal);
    if (interrupted)
        return interrupted;
    if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED')
        return { kind: 'failed', reason: 'OWNER_GONE', error };
    const policy = retryPolicy(claim, leaseMs);
    if (!(error instanceof VoiceError))
        return retryOrFail(policy, claim.attempt, { reason: 'INTERNAL', error });
    const { fault: reason, retryAfterMs: retryAfter } = error;
    // The operator may correct a wrong key within minutes; the voice will refuse the same request again.
    if (reason === 'VOICE_REFUSED')
        return { kind: 'failed', reason, error };
    return retryOrFail(policy, claim.attempt, { reason, error, retryAfter });
}
//# sourceMappingURL=outreach-outcome.js.map