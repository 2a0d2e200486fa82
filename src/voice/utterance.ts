import { countCharacters, isVisible, shorten } from '../text.js';
import { VoiceError } from './voice.js';

/** The longest message, in characters. */
export const longestUtterance = 1000;

/**
 * Hears a voice out and makes its words fit to be a message: clean text of 1 to 1000 characters, cut after
 * a sentence or a word where the voice went on.
 * @param words what `Voice.speak` yields
 * @param onWords told of all the words so far, each time there are more
 * @throws {VoiceError} `VOICE_EMPTY` where nothing is left to show, and what the voice throws
 */
export async function hearOut(
  words: AsyncIterable<string>,
  onWords?: (soFar: string) => void,
): Promise<string> {
  let heard = '';
  let count = 0;
  for await (const more of words) {
    heard += more;
    count += countCharacters(more);
    onWords?.(heard);
    if (count > longestUtterance) break;
  }
  const text = shorten(heard, longestUtterance);
  if (!isVisible(text)) throw new VoiceError('VOICE_EMPTY');
  return text;
}
