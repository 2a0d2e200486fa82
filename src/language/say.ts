import { IntlMessageFormat } from 'intl-messageformat';
import { english, type TextKey } from './english.js';
import { englishPetLines } from './english-pet-lines.js';
import { korean } from './korean.js';
import { koreanPetLines } from './korean-pet-lines.js';
import type { Language } from './language.js';
import { inManner, type Manner } from './manner.js';
import { withParticles } from './particles.js';
import type { PetLines } from './pet-lines.js';

/** The texts of each language. */
export const catalogues: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = {
  en: english,
  ko: korean,
};

/** What pets say without a language model, in each language. */
export const petLines: Readonly<Record<Language, PetLines>> = { en: englishPetLines, ko: koreanPetLines };

/** What to say, in any language. */
export interface Text {
  readonly key: TextKey;
  /** The values of its placeholders. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** How Korean speaks to its reader; politely, if nothing is given. */
  readonly manner?: Manner;
}

const formats = new Map<string, IntlMessageFormat>();

/** Says a text in a language. */
export const say = (language: Language, { key, values, manner }: Text): string =>
  sayMessage(language, catalogues[language][key], values, manner);

/**
 * Says an ICU message.
 * @param message one of ours; what owners write goes into the values
 * @param manner how Korean speaks to its reader: politely, if nothing is given
 */
export function sayMessage(
  language: Language,
  message: string,
  values?: Readonly<Record<string, string | number>>,
  manner: Manner = 'polite',
): string {
  const id = `${language} ${manner} ${message}`;
  let format = formats.get(id);
  if (!format) {
    format = new IntlMessageFormat(inManner(message, manner), language, undefined, { ignoreTag: true });
    formats.set(id, format);
  }
  const said = String(format.format(values));
  return language === 'ko' ? withParticles(said) : said;
}
