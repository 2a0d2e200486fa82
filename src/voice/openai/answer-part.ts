import { isJsonFields } from './json-fields.js';
import { toProviderError, type ProviderError } from './provider-error.js';

/** What a piece of an answer says. */
export interface AnswerPart {
  readonly words: string;
  /** What the model thinks, which is nobody's to read; it counts as output. */
  readonly thoughts: string;
  /** Why the model stopped, in the server's word. */
  readonly finish: string | undefined;
  readonly usage: { inputTokens: number; outputTokens: number } | undefined;
  /** An error that came in place of words. */
  readonly error: ProviderError | undefined;
  /** Whether it looks like a part of a chat completion at all. */
  readonly isCompletion: boolean;
}

/**
 * Reads words out of content: a string, a number, a part with a type, or a list of those. Parts with thoughts, pictures
 * and tools have none.
 */
function wordsOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (typeof content === 'number' && Number.isFinite(content)) return String(content);
  if (Array.isArray(content)) return content.map(wordsOf).join('');
  if (!isJsonFields(content)) return '';
  const { type, text } = content;
  return type === undefined || type === 'text' || type === 'output_text' ? wordsOf(text ?? '') : '';
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const mostTokens = 100_000_000;
const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= mostTokens;

function usageOf(value: unknown): AnswerPart['usage'] {
  if (!isJsonFields(value)) return undefined;
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = value;
  return isCount(inputTokens) && isCount(outputTokens) ? { inputTokens, outputTokens } : undefined;
}

/** Reads a chunk of a stream, or a whole completion. @param json what the server sent, parsed */
export function toAnswerPart(json: unknown): AnswerPart {
  const fields = isJsonFields(json) ? json : {};
  const choices = Array.isArray(fields['choices']) ? fields['choices'].filter(isJsonFields) : [];
  const choice = choices.find(({ index }) => index === 0) ?? choices[0] ?? {};
  const said = [choice['delta'], choice['message']].find(isJsonFields) ?? {};
  const finish = textOf(choice['finish_reason']) || undefined;
  const isError =
    (fields['error'] !== undefined && fields['error'] !== null) ||
    fields['object'] === 'error' ||
    Array.isArray(json);
  return {
    words: wordsOf(said['content'] ?? choice['text']),
    thoughts: textOf(said['reasoning_content']) || textOf(said['reasoning']),
    // OpenAI says a refusal in a field of its own.
    finish: textOf(said['refusal']) ? 'content_filter' : finish,
    usage: usageOf(fields['usage']),
    error: isError ? toProviderError(json, 200) : undefined,
    isCompletion: Array.isArray(fields['choices']),
  };
}
