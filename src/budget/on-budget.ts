import type { VoiceUse } from '../voice/voice.js';
import { countVoiceFault } from './count-usage.js';
import { meteredVoice, type MeteredVoiceServices } from './metered-voice.js';

/**
 * Attempts work of an owner with a voice that is on their budget, and counts the fault of the voice if it fails for one.
 * @param attempt returns its outcome, with the error of a failure
 */
export async function onBudget<Parts extends MeteredVoiceServices, Result extends object>(
  services: Parts,
  ownerId: string,
  use: VoiceUse,
  attempt: (metered: Parts) => Promise<Result>,
): Promise<Result> {
  const outcome = await attempt({ ...services, voice: meteredVoice(services, ownerId, use) });
  if ('error' in outcome) countVoiceFault(services, use, outcome.error);
  return outcome;
}
