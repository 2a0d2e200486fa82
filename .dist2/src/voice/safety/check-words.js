import { UnsafeWords } from './output-checks.js';
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
export async function* checkWords(chunks, checks, ready) {
    let text = '';
    let shown = 0;
    let checked = 0;
    const check = (upTo, isAll) => {
        // What comes long before cannot be part of it.
        const fault = checks.faultOf(isAll ? text : text.slice(Math.max(0, checked - before), upTo), isAll);
        if (fault)
            throw new UnsafeWords(fault);
        checked = upTo;
    };
    for await (const chunk of chunks) {
        text += chunk;
        if (checks.needsAll && text.length < maxHeld)
            continue;
        const end = lastEnd(text, checked);
        if (end > checked)
            check(end, false);
        else if (text.length - checked > longestSentence)
            check(text.length, false);
        const may = checks.mayShow(text.slice(checked)) ? text.length : checked;
        if (may <= shown)
            continue;
        await ready;
        yield text.slice(shown, may);
        shown = may;
    }
    await ready;
    if (text.length > shown || text.length > checked) {
        check(text.length, true);
        if (text.length > shown)
            yield text.slice(shown);
    }
}
/** Where the last whole sentence ends, from a position on. */
function lastEnd(text, from) {
    let end = from;
    for (const match of text.slice(from).matchAll(sentenceEnd))
        end = from + match.index + match[0].length;
    return end;
}
//# sourceMappingURL=check-words.js.map