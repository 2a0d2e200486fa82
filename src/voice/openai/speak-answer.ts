import { isVisible } from '../../text.js';
import type { TokenEstimator } from '../token-estimator.js';
import { LengthReached, VoiceError } from '../voice.js';
import type { Asked } from './ask.js';
import type { Patience } from './patience.js';
import { ProviderError } from './provider-error.js';
import { readAnswer, type AnswerEnd } from './read-answer.js';
import { UsageMeter, type Metered } from './usage-meter.js';

// The words that servers have for it, besides OpenAI's.
const refused =
  /^(?:content_?filter(?:ed)?|safety|sensitive|prohibited_content|blocklist|recitation|spii|refusal|guardrail.*)$/i;
const broken =
  /^(?:abort(?:ed)?|error|failed|failure|network_error|insufficient_system_resource|cancell?ed|time_?out|malformed.*|other_error)$/i;
const full =
  /^(?:length|max_?tokens|max_output_tokens|max_length|model_length|model_context_window_exceeded)$/i;

/**
 * Yields the words of an answer as they come; an empty one is a sign of life. Counts its tokens, however it ends.
 * @throws {LengthReached} after all words, if there was no room for more
 * @throws {ProviderError} if an error came in place of words
 * @throws {VoiceError} if the answer is none
 */
export async function* speakAnswer(
  { response, messages }: Asked,
  call: Omit<Metered, 'messages'>,
  patience: Patience,
  estimator: TokenEstimator,
): AsyncGenerator<string, AnswerEnd> {
  const meter = new UsageMeter({ ...call, messages }, estimator);
  const parts = readAnswer(response, patience);
  let end: AnswerEnd = { format: 'stream', isDone: false };
  let finish: string | undefined;
  let isSaid = false;
  try {
    for (;;) {
      const next = await parts.next();
      if (next.done) {
        end = next.value;
        break;
      }
      const { words, thoughts, usage, error } = next.value;
      meter.add(words + thoughts, usage);
      if (error) throw error;
      // The first reason is the true one: after a refusal, OpenAI says stop too.
      finish ??= next.value.finish;
      if (finish) patience.hearEnd();
      isSaid ||= isVisible(words);
      if (isSaid) patience.hearWords();
      yield words;
    }
  } catch (error) {
    // The words are complete; only what the server would have counted is missing.
    if (finish === undefined || error instanceof ProviderError) throw error;
  } finally {
    meter.end();
    await parts.return(end);
  }
  const fault = faultOf(finish, end.isDone, isSaid);
  if (fault) throw fault;
  return end;
}

function faultOf(finish: string | undefined, isDone: boolean, isSaid: boolean): VoiceError | undefined {
  const failed = (fault: VoiceError['fault'], explanation: string) =>
    new VoiceError(fault, {}, undefined, { explanation });
  // A server may say anything here.
  const name = finish && /^[\w-]{1,40}$/.test(finish) ? finish : 'unknown';
  if (finish === undefined && !isDone)
    return failed('VOICE_CUT_OFF', 'The stream ended without a finish reason and without [DONE].');
  if (finish !== undefined && refused.test(finish))
    return failed('VOICE_REFUSED', `The model stopped: ${name}.`);
  if (finish !== undefined && broken.test(finish))
    return failed('VOICE_CUT_OFF', `The model stopped: ${name}.`);
  if (!isSaid) return failed('VOICE_EMPTY', `The answer has no words. The model stopped: ${name}.`);
  if (finish !== undefined && full.test(finish))
    return new LengthReached({ explanation: 'The answer is as long as the server allows.' });
  return undefined;
}
