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
  return String(format.format(values));
}
