import type { Embedder, Voice, VoiceRequest, VoiceUsage, VoiceUse } from '../voice/voice.js';
import { countVoiceFault } from './count-usage.js';
import { openEmbeddingMeter, openVoiceMeter, type MeterServices, type VoiceMeter } from './voice-meter.js';

/** What a metered voice needs. */
export type MeteredVoiceServices = MeterServices & { readonly voice: Voice };

/**
 * The voice as it may speak for one owner: within their budget, counted for them, and with a hash of their id for the
 * provider. It throws `BudgetExhausted` too.
 */
export function meteredVoice(services: MeteredVoiceServices, ownerId: string, use: VoiceUse): Voice {
  const { voice } = services;
  return {
    name: voice.name,
    embedder: voice.embedder && meteredEmbedder(services, voice.embedder, ownerId, use),
    speak: (request, signal) => speak(services, ownerId, use, request, signal),
    ...(voice.complete && {
      async complete(request, signal) {
        const meter = await openVoiceMeter(services, ownerId, use, signal);
        try {
          return await voice.complete!({ ...request, ...known(services, ownerId, meter) }, signal);
        } catch (error) {
          countVoiceFault(services, use, error);
          throw error;
        } finally {
          await meter.close();
        }
      },
    }),
  };
}

const meteredEmbedder = (
  services: MeterServices,
  embedder: Embedder,
  ownerId: string,
  use: VoiceUse,
): Embedder => ({
  ...embedder,
  async embed(texts, signal) {
    const meter = openEmbeddingMeter(services, ownerId, use);
    try {
      return await embedder.embed(texts, signal, (usage) => meter.count(usage));
    } finally {
      await meter.close();
    }
  },
});

const known = (
  { voiceBudget }: MeterServices,
  ownerId: string,
  meter: VoiceMeter,
): { safetyIdentifier: string; onUsage: (usage: VoiceUsage) => void } => ({
  safetyIdentifier: voiceBudget.identify(ownerId),
  onUsage: (usage) => meter.count(usage),
});

async function* speak(
  services: MeteredVoiceServices,
  ownerId: string,
  use: VoiceUse,
  request: VoiceRequest,
  signal: AbortSignal,
): AsyncIterable<string> {
  const { voice, metrics } = services;
  const meter = await openVoiceMeter(services, ownerId, use, signal);
  const start = performance.now();
  let hasSpoken = false;
  try {
    for await (const words of voice.speak({ ...request, ...known(services, ownerId, meter) }, signal)) {
      if (!hasSpoken && words.trim() !== '') {
        hasSpoken = true;
        metrics.voice.firstWord.observe({ use }, (performance.now() - start) / 1000);
      }
      yield words;
    }
  } catch (error) {
    countVoiceFault(services, use, error);
    throw error;
  } finally {
    await meter.close();
  }
}
