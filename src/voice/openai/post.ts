import { randomUUID } from 'node:crypto';
import OpenAI from 'openai';
import { VoiceError } from '../voice.js';
import type { Patience } from './patience.js';
import { toProviderError } from './provider-error.js';
import { idHeader, watchSending } from './watch-sending.js';

/** Where a server is, and how it knows us. */
export interface ServerAddress {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** An answer that has begun. */
export interface Begun {
  readonly response: Response;
  /** By what the server knows the request. */
  readonly requestId: string;
}

const maxErrorBytes = 64_000;
// In ms: what a timer of Node can wait for.
const maxTimer = 2 ** 31 - 1;

/**
 * Asks a server for a chat completion.
 * @param onSent called once the server is being sent the request, so that it may count it
 * @throws {ProviderError} if it refuses, {@link VoiceError} `VOICE_DOWN` if it cannot be reached, and what
 * `Patience.wait` throws
 */
export async function post(
  { baseUrl, apiKey }: ServerAddress,
  body: Readonly<Record<string, unknown>>,
  patience: Patience,
  onSent: () => void,
): Promise<Begun> {
  const ownId = randomUUID();
  const unwatch = watchSending(ownId, onSent);
  let refusal: { status: number; headers: Headers; text: string } | undefined;
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl,
    // The lease in the database retries, and counts its attempts across crashes.
    maxRetries: 0,
    // `patience` knows how long to wait.
    timeout: maxTimer,
    logLevel: 'off',
    // What owners write goes to the server in the configuration, and to no other.
    fetchOptions: { redirect: 'manual' },
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      // The SDK would read an error of any length, and keep less of it than servers say.
      if (!response.ok)
        refusal = { status: response.status, headers: response.headers, text: await readStart(response) };
      return refusal ? Response.json({}, { status: 400 }) : response;
    },
  });
  const asked = client.chat.completions
    .create(body as unknown as OpenAI.ChatCompletionCreateParams, {
      signal: patience.signal,
      headers: { accept: 'text/event-stream, application/json', [idHeader]: ownId },
    })
    .asResponse();
  try {
    const response = await patience.wait(
      asked.catch((error: unknown) => {
        if (!refusal) throw unreachable(error, ownId);
        const { status, headers, text } = refusal;
        throw toProviderError(parsed(text), status, { requestId: requestIdOf(headers) ?? ownId, headers });
      }),
    );
    return { response, requestId: requestIdOf(response.headers) ?? ownId };
  } finally {
    unwatch();
  }
}

const requestIdOf = (headers: Headers): string | undefined => safeId(headers.get('x-request-id'));

function unreachable(error: unknown, requestId: string): VoiceError {
  let cause = error;
  while (cause instanceof Error && cause.cause !== undefined) ({ cause } = cause);
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return new VoiceError('VOICE_DOWN', { cause: error }, undefined, {
    requestId,
    explanation: `The server cannot be reached${typeof code === 'string' ? ` (${code})` : ''}.`,
  });
}

/** An id is logged only if it is one. */
const safeId = (id: string | null): string | undefined =>
  id !== null && /^[\w.:-]{1,100}$/.test(id) ? id : undefined;

async function readStart(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  if (response.body)
    try {
      for await (const chunk of response.body) {
        text += decoder.decode(chunk, { stream: true });
        bytes += chunk.byteLength;
        if (bytes > maxErrorBytes) break;
      }
    } catch {
      // The status says more than a body that broke off.
    }
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
