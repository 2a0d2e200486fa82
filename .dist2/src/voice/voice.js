/** A failure of the voice. */
export class VoiceError extends Error {
    /**
     * @param fault the reason, as it is stored
     * @param retryAfterMs the delay that the provider requests, in milliseconds, if it does
     */
    constructor(fault, options = {}, retryAfterMs) {
        super(fault, options);
        this.fault = fault;
        this.retryAfterMs = retryAfterMs;
    }
    /** Whether the same request may succeed later. */
    get isRetryable() {
        return this.fault !== 'VOICE_REFUSED' && this.fault !== 'VOICE_MISCONFIGURED';
    }
}
//# sourceMappingURL=voice.js.map