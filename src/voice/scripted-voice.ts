import { shorten } from '../text.js';
import type { Voice, VoiceRequest } from './voice.js';

const openings = [
  (name: string, words: string) => `${name} pricks up both ears at “${words}”.`,
  (name: string, words: string) => `“${words}”, you say! ${name} thinks it over, twice.`,
  (name: string, words: string) => `${name} comes closer and listens to “${words}” again.`,
  (name: string, words: string) => `${name} tilts its head: “${words}”?`,
];

const greetings = [
  (name: string) => `${name} puts a paw on the keyboard.`,
  (name: string) => `${name} has found something under the sofa and keeps half of it for you.`,
  (name: string) => `${name} looks out of the window and thinks of you.`,
  (name: string) => `${name} turns around three times and settles down beside your place.`,
];

/**
 * The voice of an installation without a model: made of the persona's words and the message, the same for
 * the same conversation, never the same twice running, and open about what it is.
 */
export const scriptedVoice: Voice = {
  name: 'scripted (set OPENAI_API_KEY or OPENAI_BASE_URL for a model)',
  async *speak(request: VoiceRequest, signal: AbortSignal) {
    const said = request.conversation.findLast(({ by }) => by === 'PET')?.content;
    const avoid = new Set([said, ...(request.absence?.avoid ?? [])]);
    const phrases = phrasesFor(request);
    const start = phrases.length + request.conversation.length;
    const inTurn = phrases.map((_, at) => phrases[(start + at) % phrases.length]!);
    const words = inTurn.find((phrase) => !avoid.has(phrase)) ?? inTurn[0]!;
    for (const word of words.split(/(?<= )/)) {
      signal.throwIfAborted();
      yield word;
    }
  },
};

/** All that the scripted voice could say at this moment. */
function phrasesFor({ pet, conversation, absence }: VoiceRequest): string[] {
  const honest = [
    `All I am is “${shorten(pet.persona.replaceAll(/\s+/g, ' '), 200)}”, and a scripted voice:`,
    'with a model behind me I would find words of my own.',
  ].join(' ');
  if (absence) return greetings.map((greet) => `${greet(pet.name)} ${honest}`);
  const asked = conversation.findLast(({ by }) => by === 'USER')?.content ?? '';
  const quote = shorten(asked.replaceAll(/\s+/g, ' '), 120);
  return openings.map((open) => `${open(pet.name, quote)} ${honest}`);
}
