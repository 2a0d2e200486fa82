/**
 * The one form in which text is kept: NFC, and trimmed of white space at both ends.
 * The database holds it to the same rule with `is_text()`.
 */
export const cleanText = (raw: string): string => raw.normalize('NFC').trim();

/** The length as people and PostgreSQL count it: code points, not UTF-16 units. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/**
 * What is wrong with a text, as the end of a sentence that begins with its name; undefined if nothing is.
 * @param text in the form that `cleanText` gives
 * @param shortest and
 * @param longest in code points
 */
export function textFault(text: string, shortest: number, longest: number): string | undefined {
  if (text.includes('\0')) return 'must not contain the NUL character';
  if (!text.isWellFormed()) return 'must be well-formed Unicode, without lone surrogates';
  const length = countCharacters(text);
  if (length < shortest || length > longest) return `must be ${shortest} to ${longest} characters long`;
  if (!isVisible(text)) return 'must have something to see in it';
  return undefined;
}

/** Whether a text shows anything: one of joiners and fillers alone passes every count and shows nothing. */
export const isVisible = (text: string): boolean =>
  /[^\p{White_Space}\p{C}\p{Default_Ignorable_Code_Point}]/u.test(text);

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The beginning of a text, whole where it fits, else cut after a sentence or a word where one ends in its
 * second half, and never inside a character as a reader sees it.
 * @param text any text
 * @param longest in code points
 */
export function shorten(text: string, longest: number): string {
  const clean = cleanText(text.toWellFormed().replaceAll('\0', ''));
  if (countCharacters(clean) <= longest) return clean;
  let end = 0;
  let count = 0;
  for (const { segment, index } of characters.segment(clean)) {
    count += countCharacters(segment);
    if (count > longest) break;
    end = index + segment.length;
  }
  const start = clean.slice(0, end);
  const sentence = Math.max(...['. ', '! ', '? ', '\n', '。'].map((mark) => start.lastIndexOf(mark) + 1));
  const word = start.lastIndexOf(' ');
  const cut = [sentence, word].find((at) => at > end / 2);
  return cleanText(start.slice(0, cut ?? end));
}
