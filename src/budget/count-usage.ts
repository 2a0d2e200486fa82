import type { Services } from '../context.js';
import { VoiceError, type VoiceUsage, type VoiceUse } from '../voice/voice.js';
import { priceOf } from './price.js';

// A provider may name its model as it likes, and each name is a time series.
const maxModels = 20;
const knownModels = new WeakMap<Services['metrics'], Set<string>>();

const counted = new WeakSet<Error>();

/** Adds what an answer took to the metrics: its tokens, and its cost if the model has a price. */
export function countUsage(
  { metrics, voiceBudget }: Pick<Services, 'metrics' | 'voiceBudget'>,
  usage: VoiceUsage,
): void {
  const { use, inputTokens, outputTokens } = usage;
  const model = labelOf(metrics, usage.model);
  const isEstimated = usage.isEstimated ? 'yes' : 'no';
  metrics.voice.tokens.inc({ use, model, direction: 'input', estimated: isEstimated }, inputTokens);
  metrics.voice.tokens.inc({ use, model, direction: 'output', estimated: isEstimated }, outputTokens);
  const price = priceOf(voiceBudget.prices, usage.model);
  if (price)
    metrics.voice.cost.inc(
      { use, model },
      (inputTokens * price.input + outputTokens * price.output) / 1_000_000,
    );
}

/** Counts a failure of a voice by its kind, once, wherever it is seen first. */
export function countVoiceFault({ metrics }: Pick<Services, 'metrics'>, use: VoiceUse, error: unknown): void {
  if (!(error instanceof VoiceError) || counted.has(error)) return;
  counted.add(error);
  metrics.voice.faults.inc({ use, fault: error.fault });
}

function labelOf(metrics: Services['metrics'], model: string): string {
  const known = knownModels.get(metrics) ?? new Set<string>();
  knownModels.set(metrics, known);
  if (!known.has(model) && known.size >= maxModels) return 'other';
  known.add(model);
  return model;
}
