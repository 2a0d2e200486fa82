import { responseTooLarge } from '../errors.js';
/** How large the answer to one operation may be. */
export const maxAnswerBytes = 4 * 1024 * 1024;
const maxBytesPerUnit = 3;
/**
 * Refuses an answer that is too large to send.
 * @param json the answer
 * @param isMutation whether it answers a mutation, which has taken effect
 * @throws RESPONSE_TOO_LARGE
 */
export function guardAnswer(json, isMutation) {
    if (json.length * maxBytesPerUnit > maxAnswerBytes && Buffer.byteLength(json) > maxAnswerBytes)
        throw responseTooLarge(isMutation);
}
//# sourceMappingURL=answer-size.js.map