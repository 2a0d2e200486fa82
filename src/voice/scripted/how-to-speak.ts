import { languageOf, type Language } from '../../language/language.js';
import type { Manner } from '../../language/manner.js';
import type { VoiceRequest } from '../voice.js';

const hangul = /\p{Script=Hangul}/gu;
const latin = /\p{Script=Latin}/gu;
// A syllable says as much as a few Latin letters.
const syllableWeight = 2;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The language of a text; undefined if it is in another one. */
function languageOfText(text: string): Language | undefined {
  const [syllables, letters] = [count(text, hangul) * syllableWeight, count(text, latin)];
  if (syllables > 0 && syllables >= letters) return 'ko';
  return letters > 1 ? 'en' : undefined;
}

/** The language that a message shows: "ok" and "lol" are said in any, so it takes more than one Latin word. */
function languageShown(message: string): Language | undefined {
  const language = languageOfText(message);
  return language === 'ko' || /\p{L}[^\p{L}'’-]+\p{L}/u.test(message) ? language : undefined;
}

/** The owner's lines, newest first. */
const ownerLines = ({ conversation }: VoiceRequest): string[] =>
  conversation
    .filter(({ by }) => by === 'USER')
    .map(({ content }) => content)
    .toReversed();

/** Chooses the language of the owner's newest message that shows one, else their own, else the persona's. */
export function languageToSpeak(request: VoiceRequest): Language {
  const lines = ownerLines(request);
  return (
    lines.map(languageShown).find((language) => language !== undefined) ??
    languageOf(request.ownerLocale) ??
    lines.map(languageOfText).find((language) => language !== undefined) ??
    languageOfText(request.pet.persona) ??
    'en'
  );
}

const casualWanted = /반말/;
const politeWanted = /존댓말|존대|높임말|경어|공손|반말[^.!?]{0,8}(?:않|안 |지 마|못|금지)/;
const politeEnding = /(?:요|니다|니까|죠|십시오|쇼)[\s.!?~…^ㅎㅋㅠㅜ"”)]*$/;
const casualEnding =
  /[어아야해지래게자까니냐네다돼줘봐써워져려와뭐군걸듯음임함뻐퍼커꺼겨켜쳐여떠춰둬든나][\s.!?~…^ㅎㅋㅠㅜ"”)]*$/;
// Said to anybody, whatever the manner.
const neutral = /^\s*(?:안녕|하이|헐|와|응|네|아니|ㅋ+|ㅎ+|ㅠ+|ㅜ+)[\s.!?~]*$/;

function mannerOfText(text: string): Manner | undefined {
  if (neutral.test(text)) return undefined;
  const endings = text
    .split(/[.!?\n]+/)
    .filter((sentence) => sentence.trim())
    .toReversed();
  if (endings.some((ending) => politeEnding.test(ending))) return 'polite';
  return endings.some((ending) => casualEnding.test(ending)) ? 'casual' : undefined;
}

/** Chooses 반말 or 존댓말: as the persona asks, else as the owner speaks; politely if neither tells. */
export function mannerToSpeak(request: VoiceRequest): Manner {
  const { persona } = request.pet;
  if (politeWanted.test(persona)) return 'polite';
  if (casualWanted.test(persona)) return 'casual';
  return (
    ownerLines(request)
      .map(mannerOfText)
      .find((manner) => manner !== undefined) ?? 'polite'
  );
}
