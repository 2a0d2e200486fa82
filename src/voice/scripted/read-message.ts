import type { Language } from '../../language/language.js';
import type { Manner } from '../../language/manner.js';
import type { LineKind } from '../../language/pet-lines.js';
import { shorten } from '../../text.js';
import type { VoiceRequest } from '../voice.js';
import { intentOf, isQuestion } from './intents.js';
import { findReminder, findTold } from './recall.js';
import { sumIn } from './sum.js';
import { askedIn, isLiking, nameOfThing, sentencesOf, toldIn } from './read-told.js';

const [maxQuote, maxThing] = [60, 40];

/** What a line is about, and the values of its placeholders. */
export interface Subject {
  readonly kind: LineKind;
  readonly values: Readonly<Record<string, string>>;
}

/** The words that greet back: those of the owner, if they are a greeting. */
function greetingFor(text: string, language: Language, manner: Manner): string {
  if (language === 'ko') {
    const said = /좋은 (?:아침|저녁)/.exec(text)?.[0];
    if (manner === 'polite') return said ? `${said}이에요` : '안녕하세요';
    return said ?? '안녕';
  }
  const said = /^(?:hi|hey|hello|howdy|good (?:morning|afternoon|evening|day))\b/i.exec(text)?.[0];
  return said ? said[0]!.toUpperCase() + said.slice(1).toLowerCase() : 'Hello';
}

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);

/** A message without the pet's name as it is called by: "콩이야, 안녕" is "안녕". */
function withoutCall(message: string, petName: string): string {
  const name = escape(petName);
  const called = new RegExp(
    String.raw`^${name}(?:(?:아|야|이야|님)?[\s,!~.]+)|[\s,]+${name}(?:아|야|이야|님)?(?=[\s!?.~]*$)`,
    'giu',
  );
  const rest = message.replaceAll(called, ' ').trim();
  return /[\p{L}\p{N}\p{S}]/u.test(rest) ? rest : message.trim();
}

const quoteOf = (message: string): string =>
  shorten(message.replaceAll(/\s+/g, ' '), maxQuote).replaceAll(/["“”]/g, '’');

// What a message before the last one must be about to be answered in its place.
const smallTalk: ReadonlySet<LineKind> = new Set<LineKind>([
  'unknown',
  'question',
  'laughter',
  'greeting',
  'doing',
  'thanks',
]);

/** Reads what the owner writes about: of several messages that wait for one answer, the newest that is no small talk. */
export function readMessage(request: VoiceRequest, language: Language, manner: Manner): Subject {
  const lastOfPet = request.conversation.findLastIndex(({ by }) => by === 'PET');
  const waiting = request.conversation.slice(lastOfPet + 1).map(({ content }) => content);
  const subjects = waiting.toReversed().map((message) => subjectOf(message, request, language, manner));
  return (
    subjects.find(({ kind }) => !smallTalk.has(kind)) ??
    subjects[0] ?? { kind: 'unknown', values: { quote: '…' } }
  );
}

function subjectOf(message: string, request: VoiceRequest, language: Language, manner: Manner): Subject {
  const text = withoutCall(message, request.pet.name);
  const intent = intentOf(text.toLowerCase(), language);
  if (intent === 'ai') return { kind: 'ai', values: {} };
  const sum = sumIn(text);
  if (sum) return { kind: 'sum', values: { ...sum } };
  const asked = askedIn(text, language);
  if (asked) {
    const thing = shorten(nameOfThing(asked, language), maxThing);
    const told = findTold(request, asked);
    if (told) return { kind: 'recall', values: { thing, value: told.value } };
    const quote = findReminder(request, asked);
    return quote === undefined
      ? { kind: 'forgot', values: { thing } }
      : { kind: 'reminder', values: { quote } };
  }
  const told = sentencesOf(text)
    .map(toldIn)
    .findLast((one) => one !== undefined);
  const isFeeling = intent === 'sadness' || intent === 'joy' || intent === 'love';
  const isLiked = told !== undefined && isLiking(told);
  if (isLiked && told.value.includes(request.pet.name)) return { kind: 'love', values: {} };
  if (told && (told.isName || (isLiked && intent === 'love') || !isFeeling))
    return isLiked
      ? { kind: 'liked', values: { value: told.value } }
      : {
          kind: 'told',
          values: { thing: shorten(nameOfThing(told, language), maxThing), value: told.value },
        };
  if (intent === 'greeting')
    return { kind: 'greeting', values: { greeting: greetingFor(text, language, manner) } };
  if (intent) return { kind: intent, values: {} };
  return {
    kind: isQuestion(text.toLowerCase(), language) ? 'question' : 'unknown',
    values: { quote: quoteOf(message) },
  };
}
