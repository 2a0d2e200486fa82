import { interruption, retryOrFail } from '../lease/outcome.js';
import { VoiceError } from '../voice/voice.js';
/** How often a reply is attempted, and how long apart. */
export const replyRetries = { maxAttempts: 4, first: 500, factor: 2, max: 60_000 };
/** Returns what an error means for a reply. @param signal the signal that the attempt was given */
export function outcomeOfError(error, { attempt }, signal) {
    const interrupted = interruption(error, signal);
    if (interrupted)
        return interrupted;
    if (!(error instanceof VoiceError))
        return retryOrFail(replyRetries, attempt, { reason: 'INTERNAL', error });
    if (!error.isRetryable)
        return { kind: 'failed', reason: error.fault, error };
    const { fault: reason, retryAfterMs: retryAfter } = error;
    return retryOrFail(replyRetries, attempt, { reason, error, retryAfter });
}
//# sourceMappingURL=reply-outcome.js.map