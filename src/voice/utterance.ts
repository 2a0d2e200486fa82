import { visibleLines } from '../plain-text.js';
import { countCharacters, isVisible, shorten } from '../text.js';
import { LengthReached, VoiceError } from './voice.js';
import { completeSentences } from './complete-sentences.js';

/** The maximum length of a message, in characters. */
export const maxUtteranceLength = 1000;

/**
 * Collects the chunks of a voice into a message: clean text of 1 to 1000 characters, cut after a sentence
 * or a word if there is more.
 * @param chunks what `Voice.speak` yields
 * @param onText called after each chunk, with all the text so far
 * @throws {VoiceError} `VOICE_CUT_OFF` if the provider ended them within their first sentence, `VOICE_EMPTY` if there is no visible text, and any error of the voice
 */
export async function collectUtterance(
  chunks: AsyncIterable<string>,
  onText?: (text: string) => void,
): Promise<string> {
  let received = '';
  let count = 0;
  try {
    for await (const chunk of chunks) {
      received += chunk;
      count += countCharacters(chunk);
      onText?.(received);
      if (count > maxUtteranceLength) break;
    }
  } catch (error) {
    if (!(error instanceof LengthReached)) throw error;
    received = completeSentences(received);
    if (!isVisible(received)) throw error;
  }
  const text = shorten(visibleLines(received), maxUtteranceLength);
  if (!isVisible(text)) throw new VoiceError('VOICE_EMPTY');
  return text;
}
