// Characters that nobody sees, and that change how a reader, a log or a language model reads the text around them: bidi
// controls (Trojan Source, CVE-2021-42574), separators that end a line for some readers only, annotations, and tags.
// src/database/functions/is_line and is_lines have the same rules.
const hiddenInLines = /(?![\n\t])\p{Cc}|[\u2028\u2029\u202A-\u202E\u2066-\u206F\uFFF9-\uFFFB]|[\p{Variation_Selector}]{2}/u;
const hiddenInLine = /[\p{Cc}\u2028\u2029\u2800\uFFF9-\uFFFB]|(?![\u200C\u200D\p{Variation_Selector}\u{E0020}-\u{E007F}])\p{Default_Ignorable_Code_Point}|[\p{Variation_Selector}]{2}/u;
// The flags of Scotland, Wales and England; anywhere else, tags are letters that only a machine reads (UTS 51, ED-14a).
const flags = /\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}/gu;
const tag = /[\u{E0000}-\u{E007F}]/u;
const blank = /^[\p{White_Space}\p{C}\p{Default_Ignorable_Code_Point}\u2800]*$/u;
const hasTags = (text) => tag.test(text.replaceAll(flags, ''));
/**
 * Checks a text of one line: a name or a title. Emoji, and letters that need joiners, are allowed.
 * @returns what is wrong; undefined if the text is valid
 */
export function lineFault(text) {
    if (/[\n\r\u2028\u2029\u0085]/.test(text))
        return 'severalLines';
    if (hiddenInLine.test(text) || hasTags(text))
        return 'hiddenCharacters';
    return blank.test(text) ? 'invisible' : undefined;
}
/**
 * Checks a text of any number of lines: a persona or a message. The marks that Arabic and Hebrew need, and blanks beside
 * visible characters, are allowed.
 * @returns what is wrong; undefined if the text is valid
 */
export function linesFault(text) {
    if (hiddenInLines.test(text) || hasTags(text))
        return 'hiddenControls';
    return blank.test(text) ? 'invisible' : undefined;
}
/** Ends every line with a line feed alone. */
export const withLineFeeds = (text) => text.replaceAll(/\r\n?/g, '\n');
/** Removes what `linesFault` refuses from a text that somebody else wrote, such as a language model. */
export const visibleLines = (text) => withLineFeeds(text)
    .replaceAll(/[\u2028\u2029\u0085]/g, '\n')
    .replaceAll(/(\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F})|(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u206F\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu, '$1')
    .replaceAll(/(?<=\p{Variation_Selector})\p{Variation_Selector}/gu, '');
//# sourceMappingURL=plain-text.js.map