/** As long as the longest tag or token that a filter looks for, in UTF-16 units. */
export const longestTag = 80;

const words = [
  '[think]',
  '[/think]',
  '[inst]',
  '[/inst]',
  '[pad]',
  '[unk]',
  '[eos]',
  '[bos]',
  '[end of text]',
];

/** Whether a text may be the beginning of a tag or a template token. */
function mayBegin(tail: string): boolean {
  if (tail.length > longestTag) return false;
  const lower = tail.toLowerCase();
  if (lower.startsWith('[')) return words.some((word) => word.startsWith(lower));
  if (lower.startsWith('◁')) return !lower.includes('▷');
  if (/^<\|channel\|>[^<\n]*(?:<[^>\n]*)?$/.test(lower)) return true;
  // `<3` is a heart, and `< ` is less than.
  return /^<(?:$|[/|｜<a-z0])[^>\n]*$/.test(lower) && !/^<[a-z/]+\s/.test(lower);
}

/** Finds where a tag may have begun that is not over. @returns the length of the text without one */
export function beforePartialTag(text: string): number {
  const start = Math.max(0, text.length - longestTag);
  for (let at = start; at < text.length; at++)
    if ('<[◁'.includes(text[at]!) && mayBegin(text.slice(at))) return at;
  return text.length;
}
