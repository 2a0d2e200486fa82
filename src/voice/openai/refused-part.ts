import type { ProviderRefusal } from './provider-error.js';

const complaint =
  /unsupported|not (?:be )?(?:supported|permitted|allowed|enabled|available|recognized)|unknown|unrecognized|unexpected|unrecognised|does(?: not|n't) (?:support|accept|allow)|can(?:no|')t be|extra (?:inputs?|fields?|parameters?)|invalid|must (?:be|alternate|have)|only (?:the )?(?:default|supports?)|use '?max_|extraneous|forbidden/i;
const systemRefused =
  /(?:system|developer)[^.]{0,40}\b(?:roles?|messages?|prompts?|instructions?)|\broles?\b[^.]{0,40}(?:system|developer|must alternate)|only [^.]{0,20}\buser\b[^.]{0,30}\b(?:assistant|model)\b/i;

/**
 * Finds the part of a request that a server refuses and that the request can do without.
 * @returns the name of the parameter, or `system` for the role of the first message; undefined if there is none
 */
export function refusedPart(
  { status, param, sentence }: ProviderRefusal,
  body: Readonly<Record<string, unknown>>,
): string | undefined {
  const isRefusal = status === 500 || (status >= 400 && status < 500 && ![401, 408, 429].includes(status));
  if (!isRefusal) return undefined;
  const messages = body['messages'] as { role: string }[];
  const hasSystem = messages[0]?.role === 'system';
  // A chat template without a system role fails while the server runs it, so some call it their own error.
  if (
    hasSystem &&
    (/^messages?(?:\b|\[)/.test(param) || complaint.test(sentence)) &&
    systemRefused.test(sentence)
  )
    return 'system';
  if (status === 500) return undefined;
  const parts = Object.keys(body)
    .filter((name) => name !== 'model' && name !== 'messages')
    .toSorted((one, other) => other.length - one.length);
  const root = param.split(/[.[]/)[0]!;
  if (parts.includes(root)) return root;
  if (/verified to stream/i.test(sentence) && parts.includes('stream')) return 'stream';
  return complaint.test(sentence)
    ? parts.find((name) => new RegExp(`(?<!\\w)${name}(?!\\w)`).test(sentence))
    : undefined;
}
