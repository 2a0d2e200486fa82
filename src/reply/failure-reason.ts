import type { TextKey } from '../language/english.js';
import type { Language } from '../language/language.js';
import { say } from '../language/say.js';
import type { VoiceFault } from '../voice/voice.js';

/** In `chat_rooms.reply_failure`: the owner stopped the reply before it said anything. This is no failure. */
export const stopped = 'STOPPED';

/** In `chat_rooms.reply_failure`: too few tokens were left of the day. */
export const outOfBudget = 'BUDGET_EXHAUSTED';

const reasons: Partial<Record<VoiceFault | typeof outOfBudget, TextKey>> = {
  BUDGET_EXHAUSTED: 'reply.outOfBudget',
  VOICE_REFUSED: 'reply.refused',
  VOICE_MISCONFIGURED: 'reply.unavailable',
  VOICE_TIMEOUT: 'reply.timedOut',
  VOICE_BUSY: 'reply.busy',
};

/**
 * Explains to the owner, in one sentence, why a reply failed.
 * @param failure the code in `chat_rooms.reply_failure`
 */
export const failureReason = (language: Language, petName: string, failure: string): string =>
  say(language, {
    key: reasons[failure as keyof typeof reasons] ?? 'reply.failed',
    values: { pet: petName },
  });
