import type { Language } from '../../language/language.js';
import { askedInEnglish, toldInEnglish } from './told-english.js';
import { askedInKorean, toldInKorean } from './told-korean.js';
import { unnamed, type AskedThing, type Told } from './told.js';

/** The sentences of a text. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?。])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);

/** Reads what a sentence tells. @returns undefined if it tells nothing that we know to read */
export const toldIn = (sentence: string): Told | undefined =>
  /\?\s*$/.test(sentence) ? undefined : (toldInKorean(sentence) ?? toldInEnglish(sentence));

/** Reads what a message asks of what its owner has told. @returns undefined if it asks nothing like it */
export const askedIn = (text: string, language: Language): AskedThing | undefined =>
  language === 'ko' ? askedInKorean(text) : askedInEnglish(text);

/** How we name what was told, or is asked for. */
export function nameOfThing({ thing, isName }: AskedThing, language: Language): string {
  if (!isName) return thing;
  if (thing === '') return { en: 'name', ko: '이름' }[language];
  return language === 'ko' ? `${thing} 이름` : `${thing}’s name`;
}

/** Whether somebody told what they like. */
export const isLiking = ({ thing, isName }: AskedThing): boolean =>
  !isName && (thing === unnamed.liking.en || thing === unnamed.liking.ko);
