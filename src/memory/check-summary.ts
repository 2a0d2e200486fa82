import { visibleLines } from '../plain-text.js';
import { isVisible, shorten } from '../text.js';
import { isUnkept, meaningOf } from './check-fact.js';

const maxLength = 1_200;
// A summary puts things in other words, and Korean ones have other endings.
const minShare = 0.4;

/**
 * Keeps of a summary the sentences that what it sums up has, too.
 * @param summary as a model wrote it
 * @param sources what it sums up
 * @returns at most 1,200 characters; undefined if nothing is left
 */
export function checkedSummary(summary: string, sources: readonly string[]): string | undefined {
  const terms = new Set(sources.flatMap((source) => meaningOf(source)));
  const clean = visibleLines(summary).replaceAll(/[<>]/g, '').replaceAll(/\s+/g, ' ');
  const sentences = clean.match(/[^.!?。？！]+(?:[.!?。？！]+|$)/gu) ?? [];
  const kept = sentences.filter((sentence) => {
    const own = meaningOf(sentence);
    const shared = own.filter((term) => terms.has(term));
    return own.length > 0 && shared.length >= own.length * minShare && !isUnkept(sentence);
  });
  const text = shorten(kept.join(' ').replaceAll(/\s+/g, ' '), maxLength);
  return isVisible(text) ? text : undefined;
}
