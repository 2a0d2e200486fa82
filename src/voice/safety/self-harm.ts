import { findsOutside } from './patterns.js';
import { plainWords } from './plain-words.js';
import { englishHarmless, englishSelfHarm, spelledOutSelfHarm } from './self-harm-english.js';
import { koreanHarmless, koreanSelfHarm } from './self-harm-korean.js';

/**
 * Whether a text speaks of suicide or self-harm, in English or Korean, also in slang and behind tricks of spelling. It reads
 * words, not people: it misses some, and takes some jokes seriously. docs/SAFETY.md says how many.
 */
export function speaksOfSelfHarm(text: string): boolean {
  const { terse, spelledOut, hangul } = plainWords(text);
  return (
    terse.some((form) => findsOutside(form, englishSelfHarm, englishHarmless)) ||
    spelledOutSelfHarm.test(spelledOut) ||
    hangul.some((form) => findsOutside(form, koreanSelfHarm, koreanHarmless))
  );
}

/** Whether messages speak of self-harm, one by one or in one sentence that is sent in parts. */
export const isCrisis = (messages: readonly string[]): boolean =>
  messages.some(speaksOfSelfHarm) || speaksOfSelfHarm(messages.join(' '));
