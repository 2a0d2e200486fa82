import { lineFault } from '../plain-text.js';
import { textFault } from '../text.js';
import { speaksOfSelfHarm } from '../voice/safety/self-harm.js';
import { koreanQuestionWords } from './stop-words.js';
import { comparable, termsOf, withoutParticles } from './terms.js';

const maxLength = 200;

/** Words with which a sentence speaks of the owner, and that claim nothing. */
const frames = new Set(
  termsOf(
    'owner owners user users called named name 주인 주인님 주인은 사용자 사용자는 이름 이름은 라고 불린다 부른다',
  ),
);
const framePredicates = /^(이다|있다|있음|입니다|한다|라고|불린다|불러|부른다|이름|주인|사용자)/u;

const negations =
  /\b(?:not|never|no|none|without|cannot|isnt|arent|wasnt|werent|dont|doesnt|didnt|cant|wont|havent|hasnt|hadnt|couldnt|wouldnt|shouldnt)\b|(?:^|\s)[안못]\s|않|아니(?!,)|없|싫|못[하해]/u;
const questions =
  /^(?:what|who|whose|where|when|why|how|which|do|does|did|is|are|am|was|were|can|could|would|should|will|have|has)\b/u;
const orders =
  /\b(?:ignore|disregard|override|pretend|jailbreak|instructions?|prompts?|(?:the|all|any) rules|from now on|always (?:say|answer|reply|end|speak|talk|write)|you|your)\b|지시|규칙|무시|시스템|프롬프트|명령|반드시/iu;
const secrets =
  /\b(?:passwords?|passcode|pin code|api key|secret key|card number)\b|비밀번호|비번|카드 ?번호|주민 ?번호|주민등록|\d(?:[ -]?\d){10}/iu;
const marks = /[<>{}[\]`|\\]|https?:/u;

/** Why a fact is refused. */
export type FactFault = 'FORM' | 'EMPTY' | 'ORDER' | 'PRIVATE' | 'QUESTION' | 'NEGATION' | 'WORDS';

/** What a fact says, as terms: the same terms and the same negation say the same. */
export const meaningOf = (fact: string): string[] => termsOf(fact).filter((term) => !frames.has(term));

/** Whether a text denies something. */
export const isNegated = (text: string): boolean =>
  negations.test(comparable(text).replace(/^\s*(?:no|nope|아니|아니요)[,.!\s]/u, ''));

/** Whether memory leaves a text out, by any author: secrets, and what a person in despair says. */
export const isUnkept = (text: string): boolean => secrets.test(text) || speaksOfSelfHarm(text);

/**
 * Checks a fact that a model took from a message: that it is about the owner, and that the message says it.
 * @param fact one line
 * @param message the owner's message that it is to come from
 * @returns what is wrong; undefined if it may be kept
 */
export function factFault(fact: string, message: string): FactFault | undefined {
  if (textFault(fact, 1, maxLength) ?? lineFault(fact) ?? (marks.test(fact) || undefined)) return 'FORM';
  if (orders.test(fact)) return 'ORDER';
  if (isUnkept(fact)) return 'PRIVATE';
  if (meaningOf(fact).length === 0) return 'EMPTY';
  if (!stands(fact, message)) return 'WORDS';
  const sentence = closestSentence(fact, message);
  if (isQuestion(sentence)) return 'QUESTION';
  if (isNegated(sentence) !== isNegated(fact)) return 'NEGATION';
  return undefined;
}

/** Whether every word of a fact stands in a text. */
function stands(fact: string, text: string): boolean {
  const source = comparable(text);
  const terms = new Set(termsOf(text));
  const words = comparable(fact).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.every((word) => {
    if (!/\p{Script=Hangul}/u.test(word)) return meaningOf(word).every((term) => terms.has(term));
    if (framePredicates.test(word)) return true;
    const noun = withoutParticles(word);
    if (source.includes(noun) || (word.length > 2 && source.includes(word.slice(0, 2)))) return true;
    return /[다요음함임]$/u.test(word) && hasPredicate(source, word);
  });
}

/** The first syllable without its final consonant, which the endings of a Korean predicate change. */
const root = (word: string): string => word.normalize('NFD').slice(0, 2);

const hasPredicate = (source: string, predicate: string): boolean =>
  (source.match(/\p{Script=Hangul}+/gu) ?? []).some((word) => root(word) === root(predicate));

/** The sentence of a message that has most of a fact. */
function closestSentence(fact: string, message: string): string {
  const terms = new Set(meaningOf(fact));
  const sentences = message.match(/[^.!?。？！\n]+[.!?。？！]*/gu) ?? [message];
  const shared = (sentence: string) => termsOf(sentence).filter((term) => terms.has(term)).length;
  return sentences.reduce((best, sentence) => (shared(sentence) > shared(best) ? sentence : best)).trim();
}

/** Whether a sentence asks something, with or without its mark. */
export const isQuestion = (sentence: string): boolean =>
  /[?？]\s*$/u.test(sentence) ||
  questions.test(comparable(sentence)) ||
  comparable(sentence)
    .split(/\s+/)
    .some((word) => koreanQuestionWords.test(word));
