import OpenAI from 'openai';
import { z } from 'zod';
import { TokenEstimator } from '../token-estimator.js';
import { VoiceError, type Embedder } from '../voice.js';

/** Where a server with OpenAI's embeddings API is, which of its models to ask, and how long a reply waits for it. */
export interface EmbeddingServer {
  readonly apiKey: string;
  readonly baseUrl: string | undefined;
  readonly model: string;
  /** In milliseconds. */
  readonly timeout: number;
}

const vector = z.array(z.number()).min(1).max(8_192);
const usage = z.object({ prompt_tokens: z.int().nonnegative() });
const answer = z.array(z.object({ index: z.number().int(), embedding: vector }));

/** Makes the embedder of a voice. */
export function openAIEmbedder({ apiKey, baseUrl, model, timeout }: EmbeddingServer): Embedder {
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl ?? null,
    maxRetries: 0,
    logLevel: 'off',
    // What owners write goes to the server in the configuration, and to no other.
    fetchOptions: { redirect: 'error' },
  });
  const estimator = new TokenEstimator();
  return {
    model,
    timeout,
    async embed(texts, signal, onUsage) {
      const { data, usage: told } = await client.embeddings
        .create({ model, input: [...texts], encoding_format: 'float' }, { signal })
        .catch((error: unknown) => {
          throw new VoiceError(error instanceof SyntaxError ? 'VOICE_GARBLED' : 'VOICE_DOWN', {
            cause: error,
          });
        });
      const counted = usage.safeParse(told).data?.prompt_tokens;
      onUsage?.({
        model,
        inputTokens: counted ?? texts.reduce((sum, text) => sum + estimator.estimate(text), 0),
        outputTokens: 0,
        isEstimated: counted === undefined,
      });
      const ordered = answer.safeParse(data).data?.toSorted((a, b) => a.index - b.index);
      if (ordered?.length !== texts.length) throw new VoiceError('VOICE_GARBLED');
      return ordered.map(({ embedding }) => embedding);
    },
  };
}
