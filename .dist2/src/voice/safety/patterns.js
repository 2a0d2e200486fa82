/**
 * Makes a pattern over `PlainWords.latin`. In a rule, ` … ` is up to four words of one sentence. A rule begins and ends where
 * words do.
 * @param rules alternatives
 * @param words what a word in capitals stands for in them
 */
export function latinPattern(rules, words = {}) {
    const expand = (rule) => rule.replaceAll(/\b[A-Z]{2,}\b/g, (name) => `(?:${expand(words[name] ?? name)})`);
    const all = rules.map((rule) => expand(rule).replaceAll(' … ', ' (?:[a-z0-9]+ ){0,4}'));
    return new RegExp(`(?<= )(?:${all.join('|')})(?= )`, 'g');
}
/** Makes a pattern over one of `PlainWords.hangul`. */
export const hangulPattern = (rules) => new RegExp(rules.join('|'), 'g');
/** Whether a pattern finds something that is not within what another one finds. */
export function findsOutside(text, pattern, harmless) {
    const found = [...text.matchAll(pattern)];
    if (found.length === 0)
        return false;
    const spans = [...text.matchAll(harmless)].map(({ index, 0: match }) => [index, index + match.length]);
    return found.some(({ index, 0: match }) => !spans.some(([start, end]) => start <= index + match.length && index <= end));
}
//# sourceMappingURL=patterns.js.map