import { stemmer } from 'stemmer';
import { englishStopWords, koreanParticles, koreanQuestionWords, koreanStopWords } from './stop-words.js';

// A message has at most 1,000 characters, and few have so many different terms.
const maxTerms = 200;
// Runs of letters of one kind: Korean syllables; Han and kana, whose words have no spaces; anything else. Single Korean
// letters, such as in ㅋㅋ, are laughter and tears.
const runs =
  /[가-힣]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|(?:(?![\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+/gu;

/** The form in which texts are compared: compatible characters alike, in lower case, without apostrophes. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’'](?:s\b)?/gu, '');

/**
 * The terms that a text is found by, each once: stems of English words, pairs of neighbouring syllables of Korean ones, and
 * the like of other languages. Words that say nothing of what a text is about are left out.
 */
export function termsOf(text: string): string[] {
  const terms = new Set<string>();
  for (const [run] of comparable(text).matchAll(runs)) for (const term of termsOfRun(run)) terms.add(term);
  return [...terms].slice(0, maxTerms);
}

function termsOfRun(run: string): string[] {
  if (/^[가-힣]/.test(run)) return termsOfKorean(run);
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(run)) return pairs(run);
  if (englishStopWords.has(run)) return [];
  // A single letter says nothing; a single digit may.
  if (run.length === 1 && !/\p{N}/u.test(run)) return [];
  const stem = /^[a-z]+$/.test(run) ? stemmer(run) : run;
  return englishStopWords.has(stem) ? [] : [stem];
}

function termsOfKorean(word: string): string[] {
  if (koreanStopWords.has(word) || koreanQuestionWords.test(word)) return [];
  const noun = withoutParticles(word);
  if (koreanStopWords.has(noun)) return [];
  // What looks like a particle may belong to a word of two syllables.
  return noun.length === 1 && word !== noun ? [word, noun] : pairs(noun);
}

/** A Korean word without the particles that it ends with: at least two syllables if it has a choice. */
export function withoutParticles(word: string): string {
  let noun = word;
  for (;;) {
    const shorter = withoutParticle(noun);
    if (shorter === noun || (noun !== word && shorter.length < 2)) return noun;
    noun = shorter;
  }
}

function withoutParticle(word: string): string {
  const particle = koreanParticles.find((one) => word.length > one.length && word.endsWith(one));
  return particle ? word.slice(0, -particle.length) : word;
}

/** Neighbouring letters in pairs; a letter that is alone, by itself. */
function pairs(word: string): string[] {
  const letters = Array.from(word);
  return letters.length === 1 ? letters : letters.slice(1).map((letter, at) => letters[at]! + letter);
}
