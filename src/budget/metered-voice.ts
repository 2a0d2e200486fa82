import type { Voice, VoiceUse } from '../voice/voice.js';
import { countVoiceFault } from './count-usage.js';
import { openVoiceMeter, type MeterServices } from './voice-meter.js';

/**
 * The voice as it may speak to one owner: within their budget, counted for them, and with a hash of their id for the
 * provider. It throws `BudgetExhausted` too.
 */
export const meteredVoice = (
  services: MeterServices & { readonly voice: Voice },
  ownerId: string,
  use: VoiceUse,
): Voice => ({
  name: services.voice.name,
  async *speak(request, signal) {
    const meter = await openVoiceMeter(services, ownerId, use, signal);
    const start = performance.now();
    let hasSpoken = false;
    try {
      const asked = {
        ...request,
        safetyIdentifier: services.voiceBudget.identify(ownerId),
        onUsage: meter.count,
      };
      for await (const words of services.voice.speak(asked, signal)) {
        if (!hasSpoken && words.trim() !== '') {
          hasSpoken = true;
          services.metrics.voice.firstWord.observe({ use }, (performance.now() - start) / 1000);
        }
        yield words;
      }
    } catch (error) {
      countVoiceFault(services, use, error);
      throw error;
    } finally {
      await meter.close();
    }
  },
});
