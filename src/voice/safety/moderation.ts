import OpenAI from 'openai';
import type { Logger } from '../../log.js';
import type { Metrics } from '../../metrics.js';

/** How to reach a server with OpenAI's moderation API. */
export interface ModerationOptions {
  readonly baseUrl: string | undefined;
  readonly apiKey: string;
  readonly model: string;
  /** How long to wait for it, in milliseconds. */
  readonly timeout: number;
}

/** Asks whether a text speaks of self-harm; never throws. */
export type Moderate = (text: string, signal: AbortSignal) => Promise<boolean>;

/** Opens the moderation of a provider. Without its answer in time, the rules of this server decide alone. */
export function openModeration(
  { baseUrl, apiKey, model, timeout }: ModerationOptions,
  { log, metrics }: { log: Logger; metrics: Metrics },
): Moderate {
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl ?? null,
    maxRetries: 0,
    timeout,
    logLevel: 'off',
    // What owners write goes to the server in the configuration, and to no other.
    fetchOptions: { redirect: 'error' },
  });
  return async (text, signal) => {
    // The timeout of the SDK does not cover the body.
    const anySignal = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
    try {
      const { results } = await client.moderations.create({ model, input: text }, { signal: anySignal });
      return results.some(
        ({ categories }) =>
          categories['self-harm'] || categories['self-harm/intent'] || categories['self-harm/instructions'],
      );
    } catch (error) {
      if (signal.aborted) return false;
      metrics.safety.unmoderated.inc();
      // The error of a provider may repeat what it was asked.
      const { name, status } = error as { name?: string; status?: number };
      log.warn({ fault: name, status }, 'A message could not be moderated by the provider.');
      return false;
    }
  };
}
