// What one character may take, in UTF-16 units, before it is in NFC: the longest canonical decomposition is of four.
const maxUnitsPerCharacter = 4;
// As the Stream-Safe Text Format (UAX #15, 13). Normalising takes time quadratic in the length of such a run.
const maxMarks = 30;
const tooManyMarks = new RegExp(`\\p{M}{${maxMarks + 1}}`, 'u');
const marksBeyond = new RegExp(`(\\p{M}{${maxMarks}})\\p{M}+`, 'gu');
/**
 * Checks that a text is small enough to work on. Everything that reads a client's text calls this first.
 * @param raw as the client sent it
 * @param minLength of the clean text, in code points; only for the fault
 * @param maxLength of the clean text, in code points
 * @returns what is wrong; undefined if the text may be normalised
 */
export function sizeFault(raw, minLength, maxLength) {
    if (raw.length > maxLength * maxUnitsPerCharacter)
        return { name: 'tooLong', values: { min: minLength, max: maxLength } };
    return tooManyMarks.test(raw) ? { name: 'marks', values: { max: maxMarks } } : undefined;
}
/**
 * Brings text into the form in which it is stored: NFC, without white space at either end. The database
 * checks the same rule with `is_text()`.
 * @param raw a text without a `sizeFault`
 */
export const cleanText = (raw) => raw.normalize('NFC').trim();
/** Counts the characters of a text as PostgreSQL does: code points, not UTF-16 units. */
export function countCharacters(text) {
    let count = 0;
    for (const _ of text)
        count++;
    return count;
}
/**
 * Checks a text.
 * @param text as `cleanText` returns it
 * @param minLength in code points
 * @param maxLength in code points
 * @returns what is wrong; undefined if the text is valid
 */
export function textFault(text, minLength, maxLength) {
    if (text.includes('\0'))
        return { name: 'nul' };
    if (!text.isWellFormed())
        return { name: 'illFormed' };
    return (lengthFault(text, minLength, maxLength) ?? (isVisible(text) ? undefined : { name: 'invisible' }));
}
/**
 * Checks the length of a text.
 * @param minLength in code points
 * @param maxLength in code points
 */
export function lengthFault(text, minLength, maxLength) {
    const length = countCharacters(text);
    if (length >= minLength && length <= maxLength)
        return undefined;
    return {
        name: length < minLength ? 'tooShort' : 'tooLong',
        values: { min: minLength, max: maxLength },
    };
}
/** Whether a text has a visible character. Joiners and fillers alone have a length, but nothing is visible. */
export const isVisible = (text) => /[^\p{White_Space}\p{C}\p{Default_Ignorable_Code_Point}]/u.test(text);
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/**
 * Shortens a text that is too long. Cuts after a sentence or a word if one ends in the second half, and never
 * inside a character as a reader sees it.
 * @param text any text
 * @param maxLength in code points
 */
export function shorten(text, maxLength) {
    const start = text.slice(0, maxLength * maxUnitsPerCharacter * 2).toWellFormed();
    const clean = cleanText(start.replaceAll('\0', '').replace(marksBeyond, '$1'));
    if (countCharacters(clean) <= maxLength)
        return clean;
    let end = 0;
    let count = 0;
    for (const { segment, index } of graphemes.segment(clean)) {
        count += countCharacters(segment);
        if (count > maxLength)
            break;
        end = index + segment.length;
    }
    const kept = clean.slice(0, end);
    const sentence = Math.max(...['. ', '! ', '? ', '\n', '。'].map((mark) => kept.lastIndexOf(mark) + 1));
    const word = kept.lastIndexOf(' ');
    const cut = [sentence, word].find((at) => at > end / 2);
    return cleanText(kept.slice(0, cut ?? end));
}
//# sourceMappingURL=text.js.map