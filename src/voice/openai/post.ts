import { randomUUID } from 'node:crypto';
import { VoiceError } from '../voice.js';
import type { Patience } from './patience.js';
import { toProviderError } from './provider-error.js';

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

/**
 * Asks a server for a chat completion.
 * @throws {ProviderError} if it refuses, {@link VoiceError} `VOICE_DOWN` if it cannot be reached, and what
 * `Patience.wait` throws
 */
export async function post(
  { baseUrl, apiKey }: ServerAddress,
  body: Readonly<Record<string, unknown>>,
  patience: Patience,
): Promise<Begun> {
  const ownId = randomUUID();
  const asked = fetch(`${baseUrl.replace(/\/+$/, '')}/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      accept: 'text/event-stream, application/json',
      'x-client-request-id': ownId,
    },
    body: JSON.stringify(body),
    // What owners write goes to the server in the configuration, and to no other.
    redirect: 'manual',
    signal: patience.signal,
  });
  const response = await patience.wait(
    asked.catch((error: unknown) => {
      throw unreachable(error, ownId);
    }),
  );
  const requestId = safeId(response.headers.get('x-request-id')) ?? ownId;
  if (response.ok) return { response, requestId };
  const text = await patience.wait(readStart(response));
  throw toProviderError(parsed(text), response.status, { requestId, headers: response.headers });
}

function unreachable(error: unknown, requestId: string): VoiceError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (cause as { code?: unknown }).code;
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
