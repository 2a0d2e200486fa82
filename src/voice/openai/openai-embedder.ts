import { z } from 'zod';
import { VoiceError, type Embedder } from '../voice.js';

/** Where a server with OpenAI's embeddings API is, which of its models to ask, and how long a reply waits for it. */
export interface EmbeddingServer {
  readonly apiKey: string;
  readonly baseUrl: string | undefined;
  readonly model: string;
  /** In milliseconds. */
  readonly timeout: number;
}

const openAI = 'https://api.openai.com/v1';
const vector = z.array(z.number()).min(1).max(8_192);
const answer = z.object({ data: z.array(z.object({ index: z.number().int(), embedding: vector })) });

/** Makes the embedder of a voice. */
export const openAIEmbedder = ({ apiKey, baseUrl = openAI, model, timeout }: EmbeddingServer): Embedder => ({
  model,
  timeout,
  async embed(texts, signal) {
    const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/embeddings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
      // What owners write goes to the server in the configuration, and to no other.
      redirect: 'error',
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new VoiceError('VOICE_DOWN', { cause: new Error(`The server answered ${response.status}.`) });
    }
    const parsed = answer.safeParse(await response.json());
    const ordered = parsed.data?.data.toSorted((a, b) => a.index - b.index);
    if (ordered?.length !== texts.length) throw new VoiceError('VOICE_GARBLED');
    return ordered.map(({ embedding }) => embedding);
  },
});
