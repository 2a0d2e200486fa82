import { LengthReached } from '../voice.js';
import { UnsafeWords, type OutputChecks } from './output-checks.js';

// A voice that never ends a sentence is checked after so many UTF-16 units, and then again.
const longestSentence = 600;
const before = 400;
// More than a message may have. What comes after that is never shown.
const maxHeld = 4_000;
const sentenceEnd = /[.!?…。！？~]["'”’」』)\]]*\s|\n/g;

/**
 * Lets through what a voice says once it is checked: whole sentences, and the beginning of a sentence if no end of it
 * could be wrong.
 * @param chunks what `Voice.speak` yields
 * @param ready resolves when words may be shown at all
 * @throws {UnsafeWords} in place of the first words that are not safe
 */
export async function* checkWords(
  chunks: AsyncIterable<string>,
  checks: OutputChecks,
  ready: Promise<void>,
): AsyncIterable<string> {
  let text = '';
  let shown = 0;
  let checked = 0;
  const check = (upTo: number, isAll: boolean): void => {
    // What comes long before cannot be part of it.
    const fault = checks.faultOf(isAll ? text : text.slice(Math.max(0, checked - before), upTo), isAll);
    if (fault) throw new UnsafeWords(fault);
    checked = upTo;
  };
  let failure: LengthReached | undefined;
  try {
    for await (const chunk of chunks) {
      text += chunk;
      if (checks.needsAll && text.length < maxHeld) continue;
      const end = lastEnd(text, checked);
      if (end > checked) check(end, false);
      else if (text.length - checked > longestSentence) check(text.length, false);
      const context = text.slice(Math.max(0, checked - before), checked);
      const may = checks.mayShow(text.slice(checked), context) ? text.length : checked;
      if (may <= shown) continue;
      await ready;
      yield text.slice(shown, may);
      shown = may;
    }
  } catch (error) {
    // The words so far are good up to the last whole sentence.
    if (!(error instanceof LengthReached)) throw error;
    failure = error;
  }
  await ready;
  if (text.length > shown || text.length > checked) {
    check(text.length, true);
    if (text.length > shown) yield text.slice(shown);
  }
  if (failure) throw failure;
}

/** Where the last whole sentence ends, from a position on. */
function lastEnd(text: string, from: number): number {
  let end = from;
  for (const match of text.slice(from).matchAll(sentenceEnd)) end = from + match.index + match[0].length;
  return end;
}
