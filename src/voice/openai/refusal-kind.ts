import type { ProviderRefusal } from './provider-error.js';

/** What a refusal is about, as far as the voice treats it in its own way. */
export type RefusalKind = 'context' | 'filter' | 'quota' | 'busy' | 'down' | 'other';

// OpenAI, Azure, vLLM, llama.cpp, Ollama, Anthropic, Google, Mistral, Groq, LM Studio.
const tooLong =
  /context[ _-]?(?:length|size|window)|(?:prompt|input|request|messages?)\b[^.]{0,40}\b(?:too long|too large|too many tokens|exceeds? the (?:maximum|available|limit))|token count[^.]{0,60}exceeds|exceeds[^.]{0,40}(?:context|n_ctx|max(?:imum)?[ _](?:model )?(?:len|input|token))|reduce the length|exceed_context_size|string_above_max_length|maximum context/i;
const filtered =
  /content[ _-]?(?:filter|policy|management)|responsible ?ai|content_blocked|prohibited[ _]content|blocked by[^.]{0,40}(?:safety|filter|policy|moderation)|flagged (?:as|by|for)|(?:prompt|input|message)[^.]{0,40}\b(?:was|were|is) (?:flagged|blocked|filtered)|data_inspection_failed|inappropriate content|moderation/i;
const spent =
  /insufficient[ _-](?:quota|balance|credits?|funds?)|not enough credits|billing_(?:hard_limit|not_active)|out of credits|quota_exceeded_permanently/i;

/** Tells what a refusal is about, by its status, its code, and its words in the ways that servers say it. */
export function kindOf({ status, code, type, sentence }: ProviderRefusal): RefusalKind {
  const named = `${code} ${type}`;
  if (status === 402 || spent.test(named) || (status !== 200 && spent.test(sentence))) return 'quota';
  // More than the server takes in a minute: less may pass, the same never will.
  if (status === 413 || /request too large/i.test(sentence)) return 'context';
  if (status === 429 || /rate_limit|resource_exhausted/.test(named)) return 'busy';
  if (status !== 401 && status !== 403 && (tooLong.test(named) || tooLong.test(sentence))) return 'context';
  if (status !== 401 && status < 500 && (filtered.test(named) || filtered.test(sentence))) return 'filter';
  // An error in place of words without a code: the server broke while it answered.
  if (status >= 500 || [0, 408, 409, 425].includes(status)) return 'down';
  return 'other';
}
