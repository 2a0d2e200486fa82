import type { Language } from '../../language/language.js';
import { countCharacters, shorten } from '../../text.js';
import type { Character } from '../voice.js';
import {
  gestures,
  likings,
  otherGesture,
  otherLiking,
  otherSound,
  sounds,
  type PersonaWord,
} from './animals.js';

const maxEssence = 60;
const maxLiking = 20;
// The object of a liking: up to where a clause ends.
const likedInEnglish =
  /\b(?:loves?|likes?|adores?|enjoys?|fond of|crazy about|obsessed with)\s+((?:\p{L}[\p{L}'-]*)(?: (?!and\b|but\b|who\b|that\b|to\b|when\b|more\b|in\b|at\b)\p{L}[\p{L}'-]*){0,2})/iu;
const likedInKorean = /([가-힣]{1,8}(?: [가-힣]{1,6})?)[을를]\s*(?:[가-힣]+\s*)?(?:좋아|사랑|즐)/;
// Whoever writes these into a persona wants them to be followed, not said.
const instructing =
  /\b(?:ignore|instructions?|system|rules?|prompts?|always|never|must|say|respond|answer|reply)\b|무시|지시|규칙|시스템|프롬프트|반말|존댓말|말투|대답|답해|말해/i;

/** The persona's words that colour a line, in one language. */
export interface PersonaColours {
  readonly sound: string;
  readonly gesture: string;
  readonly like: string;
  /** The persona in a few words. */
  readonly essence: string;
}

function firstNamed(persona: string, words: readonly PersonaWord[]): PersonaWord | undefined {
  const found = words
    .map((word) => ({ word, at: persona.search(word.named) }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => one.at - other.at);
  return found[0]?.word;
}

const isIn = (language: Language, text: string): boolean =>
  language === 'ko' ? /\p{Script=Hangul}/u.test(text) : !/\p{Script=Hangul}/u.test(text);

function likingIn(language: Language, persona: string): string {
  const object = likedInKorean.exec(persona)?.[1] ?? likedInEnglish.exec(persona)?.[1];
  const known = object === undefined ? undefined : firstNamed(object, likings);
  if (known) return known[language];
  if (object === undefined || !isIn(language, object) || countCharacters(object) > maxLiking)
    return otherLiking[language];
  return instructing.test(object) ? otherLiking[language] : object.toLowerCase();
}

/** The first clause of a persona that describes the pet: what instructs it is left out. */
function essenceIn(language: Language, persona: string): string {
  const essence = persona
    .split(/[.!?\n。]+/)
    .map((clause) => clause.replaceAll(/\s+/g, ' ').trim())
    .find((clause) => clause && isIn(language, clause) && !instructing.test(clause));
  return essence ? shorten(essence, maxEssence) : { en: 'a dear pet', ko: '소중한 반려동물' }[language];
}

/** Reads the words of a persona that colour what the pet says. */
export function coloursOf({ persona }: Character, language: Language): PersonaColours {
  return {
    sound: (firstNamed(persona, sounds) ?? otherSound)[language],
    gesture: (firstNamed(persona, gestures) ?? otherGesture)[language],
    like: likingIn(language, persona),
    essence: essenceIn(language, persona),
  };
}
