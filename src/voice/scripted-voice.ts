import { setTimeout as delay } from 'node:timers/promises';
import { shorten } from '../text.js';
import { playCommand } from './scripted-commands.js';
import type { Voice, VoiceRequest } from './voice.js';

const openings = [
  (name: string, quote: string) => `${name} pricks up both ears at “${quote}”.`,
  (name: string, quote: string) => `“${quote}”, you say! ${name} thinks it over, twice.`,
  (name: string, quote: string) => `${name} comes closer and listens to “${quote}” again.`,
  (name: string, quote: string) => `${name} tilts its head: “${quote}”?`,
];

const greetings = [
  (name: string) => `${name} puts a paw on the keyboard.`,
  (name: string) => `${name} has found something under the sofa and keeps half of it for you.`,
  (name: string) => `${name} looks out of the window and thinks of you.`,
  (name: string) => `${name} turns around three times and settles down beside your place.`,
];

/** How the scripted voice speaks. */
export interface ScriptedVoiceOptions {
  /** How long each word takes, in milliseconds. */
  readonly pace: number;
  /** Whether it plays the commands `/fail`, `/slow` and `/long`. */
  readonly takesCommands: boolean;
}

/**
 * Opens the voice of an installation without a model. It builds a reply from the persona and the owner's message,
 * and mentions that no model is set up. The same conversation gets the same reply, and a pet never says the same
 * twice in a row.
 */
export const scriptedVoice = ({ pace, takesCommands }: ScriptedVoiceOptions): Voice => ({
  name: 'scripted (set OPENAI_API_KEY or OPENAI_BASE_URL for a model)',
  async *speak(request: VoiceRequest, signal: AbortSignal) {
    const { pet, conversation, outreach } = request;
    const message = outreach ? undefined : conversation.findLast(({ by }) => by === 'USER')?.content;
    const played =
      takesCommands && message !== undefined
        ? await playCommand(message, pet.name, conversation.length, signal)
        : undefined;
    const wordPace = Math.max(pace, played?.pace ?? 0);
    for (const word of (played?.text ?? choosePhrase(request)).split(/(?<= )/)) {
      if (wordPace > 0) await delay(wordPace, undefined, { signal }).catch(() => undefined);
      signal.throwIfAborted();
      yield word;
    }
  },
});

/** Chooses what to say: not what was said last. */
function choosePhrase(request: VoiceRequest): string {
  const { conversation, outreach } = request;
  const lastContent = conversation.findLast(({ by }) => by === 'PET')?.content;
  const avoid = new Set([lastContent, ...(outreach?.avoid ?? [])]);
  const phrases = phrasesFor(request);
  const start = phrases.length + conversation.length;
  const rotated = phrases.map((_, at) => phrases[(start + at) % phrases.length]!);
  return rotated.find((phrase) => !avoid.has(phrase)) ?? rotated[0]!;
}

/** Lists everything that the scripted voice can say now. */
function phrasesFor({ pet, conversation, outreach }: VoiceRequest): string[] {
  const disclaimer = [
    `All I know about myself is “${shorten(pet.persona.replaceAll(/\s+/g, ' '), 200)}”.`,
    'No language model is set up yet; with one, I could really talk with you.',
  ].join(' ');
  if (outreach) return greetings.map((greet) => `${greet(pet.name)} ${disclaimer}`);
  const question = conversation.findLast(({ by }) => by === 'USER')?.content ?? '';
  const quote = shorten(question.replaceAll(/\s+/g, ' '), 120);
  return openings.map((open) => `${open(pet.name, quote)} ${disclaimer}`);
}
