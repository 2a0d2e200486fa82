import type { PromptMessage } from '../prompt.js';

/** What a server is asked. */
export interface Question {
  readonly model: string;
  readonly messages: readonly PromptMessage[];
  /** What the operator adds to each request, such as a temperature. */
  readonly options: Readonly<Record<string, unknown>>;
  /** How many tokens the answer may have; undefined if the server decides. */
  readonly maxTokens: number | undefined;
  readonly safetyIdentifier: string | undefined;
}

/**
 * Makes the body of a request.
 * @param refused what the server has refused before: names of parameters, and `system` for that role
 */
export function toBody(
  { model, messages, options, maxTokens, safetyIdentifier }: Question,
  refused: ReadonlySet<string>,
): Record<string, unknown> {
  const body: Record<string, unknown> = {
    ...options,
    model,
    messages: refused.has('system') ? withoutSystem(messages) : messages,
    stream: true,
    stream_options: { include_usage: true },
    // Servers that know only one of the two names refuse the newer one in silence, and the older one aloud.
    [refused.has('max_tokens') ? 'max_completion_tokens' : 'max_tokens']: maxTokens,
    safety_identifier: safetyIdentifier,
  };
  if (refused.has('stream')) delete body['stream_options'];
  for (const name of Object.keys(body))
    if (body[name] === undefined || (refused.has(name) && name !== 'model' && name !== 'messages'))
      delete body[name];
  return body;
}

/** Puts what the system message says before the first message of the user. */
function withoutSystem(messages: readonly PromptMessage[]): PromptMessage[] {
  const [system, first, ...rest] = messages;
  if (system?.role !== 'system') return [...messages];
  if (first?.role !== 'user') return [{ role: 'user', content: system.content }, ...messages.slice(1)];
  return [{ role: 'user', content: `${system.content}\n\n${first.content}` }, ...rest];
}
