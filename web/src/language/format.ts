import { IntlMessageFormat } from 'intl-messageformat';
import { joinParticles } from './particles.js';
import type { Catalogue, TextKey } from './catalogue.js';
import type { Language } from './language.js';

/** What may stand in the place of a placeholder. */
export type TextValues = Readonly<Record<string, string | number>>;

/** Returns the text of a key, with the values in its places. */
export type Translate = (key: TextKey, values?: TextValues) => string;

// The build has parsed the messages with placeholders.
type Message = string | Extract<ConstructorParameters<typeof IntlMessageFormat>[0], readonly unknown[]>;

/** Returns what formats the texts of a catalogue. Each format is made when it is first used. */
export function translator(language: Language, catalogue: Catalogue): Translate {
  const formats = new Map<TextKey, IntlMessageFormat>();
  return (key, values) => {
    const message: Message = catalogue[key];
    if (typeof message === 'string') return message;
    let format = formats.get(key);
    if (!format) formats.set(key, (format = new IntlMessageFormat(message, language)));
    const text = String(format.format(values));
    return language === 'ko' ? joinParticles(text) : text;
  };
}
