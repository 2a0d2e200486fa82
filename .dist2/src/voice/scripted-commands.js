import { setTimeout as delay } from 'node:timers/promises';
import { shorten } from '../text.js';
import { VoiceError } from './voice.js';
// Long enough to see the state, and shorter than any time limit of a voice.
const slowness = 8_000;
// In code points: as long as a message may be.
const longest = 1_000;
const slowPace = 40;
/**
 * Plays what a message asks for that is a command: `/fail` fails, `/slow` thinks for eight seconds, `/long` is as long as
 * a reply can be. So a front end sees every state of a reply without a model.
 * @param message the owner's last message
 * @param turn how long the conversation is: two long replies differ
 * @returns how the reply is spoken; undefined if the message is no command
 * @throws {VoiceError} after `/fail`
 */
export async function playCommand(message, petName, turn, signal) {
    switch (message) {
        case '/fail':
            throw new VoiceError('VOICE_REFUSED');
        case '/slow':
            await delay(slowness, undefined, { signal }).catch(() => undefined);
            signal.throwIfAborted();
            return { text: undefined, pace: 0 };
        case '/long':
            return { text: longText(petName, turn), pace: slowPace };
        default:
            return undefined;
    }
}
function longText(petName, turn) {
    const story = Array.from({ length: 40 }, (_, at) => `On day ${turn + at}, ${petName} found a new place to sleep, and told everybody about it.`);
    return shorten(story.join(' '), longest);
}
//# sourceMappingURL=scripted-commands.js.map