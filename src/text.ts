/**
 * Brings text into the form in which it is stored: NFC, without white space at either end. The database
 * checks the same rule with `is_text()`.
 */
export const cleanText = (raw: string): string => raw.normalize('NFC').trim();

/** Counts the characters of a text as PostgreSQL does: code points, not UTF-16 units. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/**
 * Checks a text.
 * @param text as `cleanText` returns it
 * @param minLength in code points
 * @param maxLength in code points
 * @returns the error, such as `must be 1 to 20 characters long`; undefined if the text is valid
 */
export function textError(text: string, minLength: number, maxLength: number): string | undefined {
  if (text.includes('\0')) return 'must not contain the NUL character';
  if (!text.isWellFormed()) return 'must be well-formed Unicode, without lone surrogates';
  const length = countCharacters(text);
  if (length < minLength || length > maxLength) return `must be ${minLength} to ${maxLength} characters long`;
  if (!isVisible(text)) return 'must contain a visible character';
  return undefined;
}

/** Whether a text has a visible character. Joiners and fillers alone have a length, but nothing is visible. */
export const isVisible = (text: string): boolean =>
  /[^\p{White_Space}\p{C}\p{Default_Ignorable_Code_Point}]/u.test(text);

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Shortens a text that is too long. Cuts after a sentence or a word if one ends in the second half, and never
 * inside a character as a reader sees it.
 * @param text any text
 * @param maxLength in code points
 */
export function shorten(text: string, maxLength: number): string {
  const clean = cleanText(text.toWellFormed().replaceAll('\0', ''));
  if (countCharacters(clean) <= maxLength) return clean;
  let end = 0;
  let count = 0;
  for (const { segment, index } of graphemes.segment(clean)) {
    count += countCharacters(segment);
    if (count > maxLength) break;
    end = index + segment.length;
  }
  const start = clean.slice(0, end);
  const sentence = Math.max(...['. ', '! ', '? ', '\n', '。'].map((mark) => start.lastIndexOf(mark) + 1));
  const word = start.lastIndexOf(' ');
  const cut = [sentence, word].find((at) => at > end / 2);
  return cleanText(start.slice(0, cut ?? end));
}
