const before = 24;

/** Returns a text from shortly before the words that were found in it, so that one line shows them. */
export function excerptOf(text: string, words: string): string {
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  if (at <= before) return text;
  // Not within a pair of surrogates, nor within a word if its start is near.
  const space = text.indexOf(' ', at - before);
  const from = space >= 0 && space < at ? space + 1 : at;
  return `…${text.slice(from)}`;
}
