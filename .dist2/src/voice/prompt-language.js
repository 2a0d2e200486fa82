// Of the owner: enough to know the language, and few enough to follow when it changes.
const readLines = 5;
// Of the letters. Names and loan words are in other scripts.
const minShare = 0.3;
/** Scripts that tell the language, and the rule in that language. Kana comes before Han: Japanese has both. */
const scripts = [
    [/\p{Script=Hangul}/gu, '반드시 한국어로 대답하세요.'],
    [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, '必ず日本語で答えてください。'],
    [/\p{Script=Han}/gu, '请务必用中文回答。'],
];
const rules = {
    ko: scripts[0][1],
    ja: scripts[1][1],
    zh: scripts[2][1],
    en: 'Answer in English.',
};
/**
 * The rule that says in which language the pet answers, in that language: small models follow it better than one in
 * English.
 * @param locale the language that the owner chose, for owners who have written nothing
 */
export function languageRule(locale, conversation) {
    const written = conversation
        .filter(({ by }) => by === 'USER')
        .slice(-readLines)
        .map(({ content }) => content)
        .join(' ');
    const count = (letters) => written.match(letters)?.length ?? 0;
    const all = count(/\p{L}/gu);
    if (all > 0)
        return (scripts.find(([letters]) => count(letters) >= all * minShare)?.[1] ??
            'Answer in the language in which your owner writes.');
    return locale ? ruleOf(locale) : 'Answer in the language of your owner.';
}
function ruleOf(locale) {
    const known = rules[locale.split('-', 1)[0].toLowerCase()];
    if (known)
        return known;
    try {
        return `Answer in ${new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale}.`;
    }
    catch {
        return 'Answer in the language of your owner.';
    }
}
//# sourceMappingURL=prompt-language.js.map