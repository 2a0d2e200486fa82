import { say } from '../../language/say.js';
import type { VoiceRequest } from '../voice.js';
import { chooseLine } from './choose-line.js';
import { languageToSpeak, mannerToSpeak } from './how-to-speak.js';
import { coloursOf } from './persona-words.js';
import { readMessage, type Subject } from './read-message.js';

const capitalised = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/**
 * Makes the words of a pet without a language model: by rules, from the persona and what the owner has written. The first
 * words of a conversation say so.
 */
export function scriptedWords(request: VoiceRequest): string {
  const language = languageToSpeak(request);
  const manner = mannerToSpeak(request);
  const subject: Subject = request.outreach
    ? { kind: 'outreach', values: {} }
    : readMessage(request, language, manner);
  const colours = coloursOf(request.pet, language);
  const values = { pet: request.pet.name, ...colours, ...subject.values };
  const line = capitalised(chooseLine(request, { ...subject, values }, language, manner));
  const isFirst = !request.conversation.some(({ by }) => by === 'PET');
  if (!isFirst || subject.kind === 'ai') return line;
  return `${line} ${say(language, { key: 'voice.disclaimer', values: { pet: request.pet.name }, manner })}`;
}
