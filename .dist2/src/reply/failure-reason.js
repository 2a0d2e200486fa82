import { say } from '../language/say.js';
/** In `chat_rooms.reply_failure`: the owner stopped the reply before it said anything. This is no failure. */
export const stopped = 'STOPPED';
const reasons = {
    VOICE_REFUSED: 'reply.refused',
    VOICE_MISCONFIGURED: 'reply.unavailable',
    VOICE_TIMEOUT: 'reply.timedOut',
    VOICE_BUSY: 'reply.busy',
};
/**
 * Explains to the owner, in one sentence, why a reply failed.
 * @param failure the code in `chat_rooms.reply_failure`
 */
export const failureReason = (language, petName, failure) => say(language, { key: reasons[failure] ?? 'reply.failed', values: { pet: petName } });
//# sourceMappingURL=failure-reason.js.map