import { IntlMessageFormat } from 'intl-messageformat';
import { english } from './english.js';
import { korean } from './korean.js';
/** The texts of each language. */
export const catalogues = {
    en: english,
    ko: korean,
};
const formats = new Map();
/** Says a text in a language. */
export function say(language, { key, values }) {
    const id = `${language} ${key}`;
    let format = formats.get(id);
    if (!format) {
        format = new IntlMessageFormat(catalogues[language][key], language, undefined, { ignoreTag: true });
        formats.set(id, format);
    }
    const said = String(format.format(values));
    return language === 'ko' ? withParticles(said) : said;
}
const [firstSyllable, finals] = [0xac_00, 28];
/** Chooses between 이 and 가 by the syllable before: after any other letter both stay, because only its reader knows. */
const withParticles = (text) => text.replaceAll(/([가-힣])이\(가\)/g, (_all, last) => {
    const endsInVowel = (last.charCodeAt(0) - firstSyllable) % finals === 0;
    return last + (endsInVowel ? '가' : '이');
});
//# sourceMappingURL=say.js.map