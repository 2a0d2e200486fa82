import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { toPrompt } from './prompt.js';
import { VoiceError, type Voice, type VoiceRequest } from './voice.js';

/** How to reach an OpenAI-compatible server and how long to wait for it, in milliseconds. */
export interface OpenAIOptions {
  apiKey: string;
  baseUrl: string | undefined;
  model: string;
  /** Until the first chunk of the answer. */
  firstByte: number;
  /** Between two chunks. */
  idle: number;
  /** Until the last one. */
  longest: number;
}

/** A voice that streams from any server that speaks OpenAI's chat completions. */
export function openAIVoice(options: OpenAIOptions): Voice {
  const client = new OpenAI({
    apiKey: options.apiKey,
    baseURL: options.baseUrl ?? null,
    // A reply that fails is tried again from the database, where a crash forgets no attempt.
    maxRetries: 0,
    timeout: options.longest,
    logLevel: 'off',
  });

  async function* speak(request: VoiceRequest, signal: AbortSignal): AsyncIterable<string> {
    const silence = new AbortController();
    const either = AbortSignal.any([signal, silence.signal]);
    const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
      const timer = setTimeout(() => silence.abort(), ms);
      try {
        return await work;
      } finally {
        clearTimeout(timer);
      }
    };
    const deadline = Date.now() + options.longest;
    let finish: string | null | undefined;
    try {
      const start = Date.now();
      const stream = await within(
        options.firstByte,
        client.chat.completions.create(
          {
            model: options.model,
            messages: toPrompt(request),
            stream: true,
            stream_options: { include_usage: true },
          },
          { signal: either },
        ),
      );
      const chunks = stream[Symbol.asyncIterator]();
      for (let patience = options.firstByte - (Date.now() - start); ; patience = options.idle) {
        // Only the wait for the server counts, not what the listener does with its words.
        const { done, value } = await within(Math.min(patience, deadline - Date.now()), chunks.next());
        if (done) break;
        finish = value.choices?.[0]?.finish_reason ?? finish;
        const words = value.choices?.[0]?.delta?.content;
        if (words) yield words;
      }
      // The SDK ends an aborted stream without a word, here and below.
      if (silence.signal.aborted) throw new VoiceError('VOICE_TIMEOUT');
    } catch (error) {
      signal.throwIfAborted();
      if (silence.signal.aborted) throw new VoiceError('VOICE_TIMEOUT', { cause: error });
      throw fault(error);
    } finally {
      // Whoever stops listening early must not leave the server talking.
      silence.abort();
    }
    signal.throwIfAborted();
    if (finish === 'content_filter') throw new VoiceError('VOICE_REFUSED');
    if (!finish) throw new VoiceError('VOICE_CUT_OFF');
  }

  return { name: `OpenAI-compatible (${options.model} at ${new URL(client.baseURL).host})`, speak };
}

function fault(error: unknown): Error {
  if (error instanceof VoiceError) return error;
  const options = { cause: error };
  if (error instanceof APIConnectionTimeoutError) return new VoiceError('VOICE_TIMEOUT', options);
  if (error instanceof APIConnectionError) return new VoiceError('VOICE_DOWN', options);
  if (error instanceof APIError && error.status !== undefined) {
    const status: number = error.status;
    if (status === 429) return new VoiceError('VOICE_BUSY', options, retryAfter(error.headers));
    if (status >= 500 || status === 408 || status === 409)
      return new VoiceError('VOICE_DOWN', options, retryAfter(error.headers));
    return new VoiceError('VOICE_MISCONFIGURED', options);
  }
  if (error instanceof SyntaxError || error instanceof APIError)
    return new VoiceError('VOICE_GARBLED', options);
  return new VoiceError('VOICE_CUT_OFF', options);
}

/** RFC 9110, 10.2.3: a number of seconds or a date. */
function retryAfter(headers: Headers | undefined): number | undefined {
  const value = headers?.get('retry-after');
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
