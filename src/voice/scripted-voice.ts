import { shorten } from '../text.js';
import type { Voice, VoiceRequest } from './voice.js';

const openings = [
  (name: string, words: string) => `${name} pricks up both ears at “${words}”.`,
  (name: string, words: string) => `“${words}”, you say! ${name} thinks it over, twice.`,
  (name: string, words: string) => `${name} comes closer and listens to “${words}” again.`,
  (name: string, words: string) => `${name} tilts its head: “${words}”?`,
];

/**
 * The voice of an installation without a model: made of the persona's words and the message, the same
 * for the same conversation, and open about what it is.
 */
export const scriptedVoice: Voice = {
  name: 'scripted (set OPENAI_API_KEY or OPENAI_BASE_URL for a model)',
  async *speak({ pet, conversation }: VoiceRequest, signal: AbortSignal) {
    const last = conversation.at(-1)?.content ?? '';
    // Turning with the length of the conversation, it never says the same twice running.
    const opening = openings[conversation.length % openings.length]!;
    const words = [
      opening(pet.name, shorten(last.replaceAll(/\s+/g, ' '), 120)),
      `All I am is “${shorten(pet.persona.replaceAll(/\s+/g, ' '), 200)}”, and a scripted voice:`,
      'with a model behind me I would find words of my own.',
    ].join(' ');
    for (const word of words.split(/(?<= )/)) {
      signal.throwIfAborted();
      yield word;
    }
  },
};
