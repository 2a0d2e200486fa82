import type { Catalogue } from './catalogue.js';

/** The languages of the page, by their BCP 47 tags. */
export const languages = ['en', 'ko'] as const;

/** A language of the page. */
export type Language = (typeof languages)[number];

/** The names of the languages, each in itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ko: '한국어' };

const key = 'nuzzle.language';

/** Returns the language of a BCP 47 tag: Korean for ko, otherwise English, as the graph does. */
export const languageOf = (tag: string): Language => (/^ko\b/i.test(tag) ? 'ko' : 'en');

/** Returns the language that was chosen on this device, or else the browser's. */
export function readLanguage(): Language {
  const kept = localStorage.getItem(key);
  if (kept === 'en' || kept === 'ko') return kept;
  const known = navigator.languages.find((tag) => /^(en|ko)\b/i.test(tag));
  return languageOf(known ?? 'en');
}

/** Keeps the language that was chosen on this device. */
export const keepLanguage = (language: Language): void => localStorage.setItem(key, language);

/** Fetches the texts of a language. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  if (language === 'ko') return (await import('./korean.js')).korean;
  return (await import('./english.js')).english;
}
