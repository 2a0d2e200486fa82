import { IntlMessageFormat } from 'intl-messageformat';
import { english, type TextKey } from './english.js';
import { korean } from './korean.js';
import type { Language } from './language.js';

/** The texts of each language. */
export const catalogues: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = {
  en: english,
  ko: korean,
};

/** What to say, in any language. */
export interface Text {
  readonly key: TextKey;
  /** The values of its placeholders. */
  readonly values?: Readonly<Record<string, string | number>>;
}

const formats = new Map<string, IntlMessageFormat>();

/** Says a text in a language. */
export function say(language: Language, { key, values }: Text): string {
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
const withParticles = (text: string): string =>
  text.replaceAll(/([가-힣])이\(가\)/g, (_all, last: string) => {
    const endsInVowel = (last.charCodeAt(0) - firstSyllable) % finals === 0;
    return last + (endsInVowel ? '가' : '이');
  });
