import { expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { errorCodes, authReasons } from '../../src/error-codes.js';
import { faultCodes } from '../../src/field-fault.js';
import { languageOf, languages, preferredLanguage } from '../../src/language/language.js';
import { catalogues, say } from '../../src/language/say.js';
import { readFile } from 'node:fs/promises';
import { glob } from 'node:fs/promises';
const [{ type: literal }] = new IntlMessageFormat('plain', 'en').getAst();
/** The names of the placeholders of a message, those inside its choices too. */
function placeholders(elements) {
    return elements.flatMap((element) => [
        ...('value' in element && element.type !== literal ? [element.value] : []),
        ...('options' in element
            ? Object.values(element.options).flatMap(({ value }) => placeholders(value))
            : []),
    ]);
}
/** The choices of the selections of a message. */
const choices = (elements) => elements.flatMap((element) => ('options' in element ? [Object.keys(element.options).toSorted()] : []));
const keys = Object.keys(catalogues.en);
test.each(languages)('%s has every text, with the placeholders of every other language', (language) => {
    expect(Object.keys(catalogues[language])).toEqual(keys);
    for (const key of keys) {
        const of = (one) => new IntlMessageFormat(catalogues[one][key], one, undefined, { ignoreTag: true }).getAst();
        const [own, english] = [of(language), of('en')];
        expect([key, new Set(placeholders(own))]).toEqual([key, new Set(placeholders(english))]);
        expect([key, choices(own)]).toEqual([key, choices(english)]);
    }
});
test('Korean texts are Korean, and no text repeats an English one', () => {
    for (const key of keys) {
        expect([key, catalogues.ko[key]]).toEqual([key, expect.stringMatching(/[가-힣]/)]);
        expect([key, catalogues.en[key]]).not.toEqual([key, expect.stringMatching(/[가-힣]/)]);
    }
});
test('what an owner has written is said as it is', () => {
    const pet = `<b>{name}</b> '{' 0'`;
    expect(say('en', { key: 'reply.failed', values: { pet } })).toBe(`${pet} couldn't reply. Try again.`);
    expect(say('ko', { key: 'reply.timedOut', values: { pet } })).toContain(`${pet}의 답장`);
    expect(say('en', { key: 'fault.tooLong', values: { min: 1, max: 1000 } })).toBe('Must be 1 to 1000 characters long.');
});
test.each([
    [undefined, undefined],
    ['', undefined],
    ['*', undefined],
    ['ko', 'ko'],
    ['ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7', 'ko'],
    ['en-GB', 'en'],
    ['ja, ko;q=0.5', 'ko'],
    ['ja', undefined],
    ['ko;q=0, en', 'en'],
    ['KO-kr', 'ko'],
    ['nonsense;;;=', undefined],
    [7, undefined],
    [{}, undefined],
    ['ko,'.repeat(1_000), undefined],
])('Accept-Language %j chooses %j', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
});
test.each([
    [null, undefined],
    ['ko', 'ko'],
    ['ko-KR', 'ko'],
    ['EN-us', 'en'],
    ['kok', undefined],
    ['ja-JP', undefined],
])('the locale %j has the language %j', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
});
/** The codes in the first column of a table of docs/GRAPHQL.md, by its heading. */
async function documented(heading) {
    const page = await readFile('docs/GRAPHQL.md', 'utf8');
    const section = page.slice(page.indexOf(heading)).split(/\n#{2,3} /)[0];
    return [...section.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(([, code]) => code);
}
test.each([
    ['## Errors', errorCodes],
    ['### Reasons of UNAUTHENTICATED', authReasons],
    ['### Fields', faultCodes],
])('docs/GRAPHQL.md has exactly the codes of the code, under %s', async (heading, codes) => {
    const inPage = await documented(heading);
    expect(inPage.toSorted()).toEqual([...codes].toSorted());
    expect(new Set(inPage).size).toBe(inPage.length);
});
test('README links to the table of codes', async () => {
    expect(await readFile('README.md', 'utf8')).toContain('docs/GRAPHQL.md#errors');
});
test('every code that the source writes is in the list', async () => {
    const codes = new Set();
    for await (const file of glob('src/**/*.ts'))
        for (const [, code] of (await readFile(file, 'utf8')).matchAll(/(?:refused|refusal|refusalIn|withCode)\((?:request, |error, |error as GraphQLError, )?'([A-Z_]+)'|\bcode: '([A-Z_]{6,})'/g))
            if (code)
                codes.add(code);
    expect(codes.size).toBeGreaterThan(8);
    expect([...codes].filter((code) => !errorCodes.includes(code))).toEqual([]);
});
//# sourceMappingURL=catalogue.test.js.map