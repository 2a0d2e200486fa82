import { LengthReached, type Voice, type VoiceRequest } from '../voice.js';
import { Quotes } from './quotes.js';
import { TemplateTokens } from './template-tokens.js';
import { Thoughts, type ModelHabits } from './thoughts.js';
import { Turns } from './turns.js';
import { WholeCharacters } from './whole-characters.js';
import { FilterChain } from './word-filter.js';

/**
 * Cleans what a model says while it says it: its thoughts, the tokens of its chat template, who speaks, quotation marks
 * around all of it, a turn of the owner, and halves of characters are never among the words.
 * @param habits what is known of the model; it learns more
 */
export async function* cleanWords(
  words: AsyncIterable<string>,
  { pet, ownerName }: Pick<VoiceRequest, 'pet' | 'ownerName'>,
  habits: ModelHabits,
): AsyncIterable<string> {
  const filters = new FilterChain([
    new WholeCharacters(),
    new Thoughts(habits),
    new TemplateTokens(),
    new Quotes(),
    new Turns(pet.name, ownerName),
    new Quotes(),
  ]);
  let failure: LengthReached | undefined;
  try {
    for await (const chunk of words) {
      const said = filters.push(chunk);
      if (said !== '') yield said;
      if (filters.isOver) break;
    }
  } catch (error) {
    if (!(error instanceof LengthReached)) throw error;
    failure = error;
  }
  const said = filters.end(failure !== undefined);
  if (said !== '') yield said;
  if (failure) throw failure;
}

/** Makes a voice whose words are clean. */
export function cleanVoice(voice: Voice): Voice {
  // Another use may have another model.
  const habits = { reply: {}, outreach: {} };
  return {
    ...voice,
    speak: (request, signal) =>
      cleanWords(voice.speak(request, signal), request, habits[request.outreach ? 'outreach' : 'reply']),
  };
}
