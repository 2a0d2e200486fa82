import { shorten } from '../text.js';
import type { Voice, VoiceRequest } from './voice.js';

const openings = [
  (name: string, words: string) => `${name} pricks up both ears at “${words}”.`,
  (name: string, words: string) => `“${words}”, you say! ${name} thinks it over, twice.`,
  (name: string, words: string) => `${name} comes closer and listens to “${words}” again.`,
  (name: string, words: string) => `${name} tilts its head: “${words}”?`,
];

/**
 * The voice of an installation without a model: made of the persona's words and the message, the same for
 * the same conversation, never the same twice running, and open about what it is.
 */
export const scriptedVoice: Voice = {
  name: 'scripted (set OPENAI_API_KEY or OPENAI_BASE_URL for a model)',
  async *speak({ pet, conversation }: VoiceRequest, signal: AbortSignal) {
    const asked = conversation.findLast(({ by }) => by === 'USER')?.content ?? '';
    const before = conversation.findLast(({ by }) => by === 'PET')?.content;
    const quote = shorten(asked.replaceAll(/\s+/g, ' '), 120);
    const say = (at: number) =>
      [
        openings[at % openings.length]!(pet.name, quote),
        `All I am is “${shorten(pet.persona.replaceAll(/\s+/g, ' '), 200)}”, and a scripted voice:`,
        'with a model behind me I would find words of my own.',
      ].join(' ');
    const at = conversation.length + asked.length;
    // Never the same words twice running.
    const words = say(at) === before ? say(at + 1) : say(at);
    for (const word of words.split(/(?<= )/)) {
      signal.throwIfAborted();
      yield word;
    }
  },
};
