import type OpenAI from 'openai';
import { VoiceError, type CompletionRequest } from './voice.js';

/** Which model answers, and how to say an error of the provider. */
export interface CompletionOptions {
  readonly model: string;
  /** How long an answer may take, in milliseconds. */
  readonly timeout: number;
  readonly toVoiceError: (error: unknown) => Error;
}

/**
 * Makes the `complete` of a voice, which asks a server with OpenAI's chat completions API for a whole answer.
 * @throws {VoiceError} `VOICE_EMPTY` if there is no text, and what the provider's error means
 */
export const openAICompletion =
  (client: OpenAI, { model, timeout, toVoiceError }: CompletionOptions) =>
  async (request: CompletionRequest, signal: AbortSignal): Promise<string> => {
    const limit = AbortSignal.timeout(timeout);
    try {
      const stream = await client.chat.completions.create(
        {
          model,
          messages: [...request.messages],
          max_completion_tokens: request.maxTokens,
          stream: true,
          stream_options: { include_usage: true },
        },
        { signal: AbortSignal.any([signal, limit]) },
      );
      let text = '';
      for await (const { choices, usage } of stream) {
        text += choices?.[0]?.delta?.content ?? '';
        if (choices?.[0]?.finish_reason === 'content_filter') throw new VoiceError('VOICE_REFUSED');
        if (usage)
          request.onUsage?.({
            use: request.use,
            model,
            inputTokens: usage.prompt_tokens,
            outputTokens: usage.completion_tokens,
            isEstimated: false,
          });
      }
      signal.throwIfAborted();
      if (limit.aborted) throw new VoiceError('VOICE_TIMEOUT');
      if (text === '') throw new VoiceError('VOICE_EMPTY');
      return text;
    } catch (error) {
      signal.throwIfAborted();
      if (limit.aborted) throw new VoiceError('VOICE_TIMEOUT', { cause: error });
      throw toVoiceError(error);
    }
  };
