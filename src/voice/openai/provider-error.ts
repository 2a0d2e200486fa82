import { isJsonFields, type JsonFields } from './json-fields.js';

/** What a server said when it did not answer. */
export interface ProviderRefusal {
  /** The HTTP status, or the code in an error that came in place of words; 0 if there is none. */
  readonly status: number;
  readonly code: string;
  readonly type: string;
  /** The part of the request that the server names. */
  readonly param: string;
  /** The server's own words: they may repeat anything. */
  readonly sentence: string;
  /** Whether its filter found self-harm in the prompt, as Azure tells. */
  readonly isSelfHarm: boolean;
  /** Whether the answer was a page for people. */
  readonly isPage: boolean;
  readonly requestId: string | undefined;
  /** How long the server asks to wait, in milliseconds. */
  readonly retryAfter: number | undefined;
}

/** A server refused a request, or an error came in place of words. */
export class ProviderError extends Error {
  constructor(readonly refusal: ProviderRefusal) {
    super('The provider answered with an error.');
  }
}

const fieldsOf = (value: unknown): JsonFields | undefined => (isJsonFields(value) ? value : undefined);

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/**
 * Reads an error in any of the shapes that servers give it: OpenAI's, FastAPI's list of faults, Google's list, a
 * sentence, a page.
 * @param body parsed if it was JSON, else its text
 */
export function toProviderError(
  body: unknown,
  status: number,
  { requestId, headers }: { requestId?: string | undefined; headers?: Headers } = {},
): ProviderError {
  const outer = fieldsOf(Array.isArray(body) ? body[0] : body) ?? {};
  const error = fieldsOf(outer['error']) ?? {};
  const detail = Array.isArray(outer['detail']) ? fieldsOf(outer['detail'][0]) : undefined;
  const page = typeof body === 'string' && /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(body);
  const sentences = [
    error['message'],
    outer['error'],
    detail && `${textOf(detail['msg'])}: ${[detail['loc']].flat().map(textOf).join('.')}`,
    outer['detail'],
    outer['message'],
    page ? '' : body,
  ];
  const inBand = Number(error['code'] ?? error['status'] ?? outer['code']);
  return new ProviderError({
    status: status >= 300 ? status : Number.isInteger(inBand) ? inBand : 0,
    code: textOf(error['code'] ?? outer['code']).toLowerCase(),
    type: textOf(error['type'] ?? error['status'] ?? outer['type']).toLowerCase(),
    param: textOf(error['param']) || (detail ? [detail['loc']].flat().map(textOf).at(-1)! : ''),
    sentence: sentences.map(textOf).find((sentence) => sentence.trim() !== '') ?? '',
    isSelfHarm: foundSelfHarm(error),
    isPage: page,
    requestId,
    retryAfter: headers && readRetryAfter(headers),
  });
}

/**
 * Whether the filter of Azure found self-harm.
 * @see https://learn.microsoft.com/azure/ai-services/openai/concepts/content-filter
 */
function foundSelfHarm(error: JsonFields): boolean {
  const inner = fieldsOf(error['innererror'] ?? error['inner_error']);
  const result = fieldsOf(inner?.['content_filter_result'] ?? inner?.['content_filter_results']);
  return fieldsOf(result?.['self_harm'])?.['filtered'] === true;
}

/** Reads `Retry-After`, a number of seconds or a date (RFC 9110, 10.2.3). @returns milliseconds */
function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const ms = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
