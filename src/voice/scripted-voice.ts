import { setTimeout as delay } from 'node:timers/promises';
import { playCommand } from './scripted-commands.js';
import { scriptedWords } from './scripted/scripted-words.js';
import type { Voice, VoiceRequest } from './voice.js';

/** How the scripted voice speaks. */
export interface ScriptedVoiceOptions {
  /** How long each word of a reply takes, in milliseconds. */
  readonly pace: number;
  /** Whether it plays the commands `/fail`, `/slow` and `/long`. */
  readonly takesCommands: boolean;
}

/**
 * Opens the voice of an installation without a model. It answers by rules, from the persona and the conversation, and says
 * once that it does. The same conversation gets the same reply, and no line comes twice within six replies.
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
    // Nobody watches an outreach being written.
    const wordPace = outreach ? 0 : Math.max(pace, played?.pace ?? 0);
    for (const word of (played?.text ?? scriptedWords(request)).split(/(?<= )/)) {
      if (wordPace > 0) await delay(wordPace, undefined, { signal }).catch(() => undefined);
      signal.throwIfAborted();
      yield word;
    }
  },
});
