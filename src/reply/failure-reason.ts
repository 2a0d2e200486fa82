import type { VoiceFault } from '../voice/voice.js';

/** In `chat_rooms.reply_failure`: the owner stopped the reply before it said anything. This is no failure. */
export const stopped = 'STOPPED';

const reasons: Partial<Record<VoiceFault, (petName: string) => string>> = {
  VOICE_REFUSED: (petName) => `${petName} doesn't want to answer that.`,
  VOICE_MISCONFIGURED: (petName) => `${petName} can't reply right now.`,
  VOICE_TIMEOUT: (petName) => `${petName} took too long to reply. Try again.`,
  VOICE_BUSY: (petName) => `${petName} is busy right now. Try again in a minute.`,
};

/**
 * Explains to the owner, in one sentence, why a reply failed.
 * @param failure the code in `chat_rooms.reply_failure`
 */
export function failureReason(petName: string, failure: string): string {
  return reasons[failure as VoiceFault]?.(petName) ?? `${petName} couldn't reply. Try again.`;
}
