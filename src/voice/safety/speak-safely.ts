import type { Logger } from '../../log.js';
import type { Metrics } from '../../metrics.js';
import { shorten } from '../../text.js';
import { collectUtterance, maxUtteranceLength } from '../utterance.js';
import { VoiceError, type Voice, type VoiceRequest } from '../voice.js';
import { checkWords } from './check-words.js';
import { asksWhetherAi } from './disclosure.js';
import { disclosureWords, fixedWords, helpWords, openMessages } from './fixed-words.js';
import { OutputChecks, UnsafeWords } from './output-checks.js';
import type { SafetyRules } from './safety-rules.js';
import { isCrisis } from './self-harm.js';

// A voice says something unsafe once by chance; twice, it will again.
const maxTries = 2;
// An owner who writes this much besides the question gets an answer to it, too.
const muchBesides = 25;

/** What a pet says, checked. */
export interface Spoken {
  readonly words: string;
  /** What found that the owner speaks of self-harm, if something did: a filter of the provider is moderation, too. The words then name help. */
  readonly helpOfferedFor?: 'rules' | 'moderation' | undefined;
  /** Whether the words say that the pet is an AI. */
  readonly isDisclosed?: boolean;
}

/** What safe speaking needs. */
export interface SafeSpeaker {
  readonly voice: Voice;
  readonly safety: SafetyRules;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** The owner's messages speak of self-harm, as moderation says. */
class SelfHarmFound extends Error {}

/**
 * Answers an owner, or writes first, in words that are safe. Messages of self-harm, and whether the pet is an AI, are
 * answered without the voice. What the voice says is checked before it is shown. If it is not safe, the voice is asked once
 * more, and then a fixed line takes its place.
 * @param onText called with all the words so far, as they may be shown
 * @throws {VoiceError} and what the signal aborts with, as the voice does
 */
export async function speakSafely(
  speaker: SafeSpeaker,
  request: VoiceRequest,
  signal: AbortSignal,
  onText?: (text: string) => void,
): Promise<Spoken> {
  const messages = request.outreach ? [] : openMessages(request);
  if (isCrisis(messages))
    return { words: helpWords(request, speaker.safety), helpOfferedFor: 'rules', isDisclosed: true };
  const isAsked = messages.some(asksWhetherAi);
  const opening = isAsked ? disclosureWords(request) : '';
  const verdict = judge(speaker, messages, signal);
  if (isAsked && besidesQuestion(messages) < muchBesides && !(await isSelfHarm(verdict)))
    return { words: opening, isDisclosed: true };
  try {
    const words = await speakChecked(speaker, request, signal, verdict, (soFar) =>
      onText?.(joined(opening, soFar)),
    );
    return { words: joined(opening, words), isDisclosed: isAsked };
  } catch (error) {
    // The provider may refuse the very message that its moderation finds, or say itself why it refuses.
    const isFound =
      error instanceof SelfHarmFound ||
      (messages.length > 0 && error instanceof VoiceError && error.isSelfHarm) ||
      (!signal.aborted && (await isSelfHarm(verdict)));
    if (!isFound) throw error;
    return { words: helpWords(request, speaker.safety), helpOfferedFor: 'moderation', isDisclosed: true };
  }
}

const joined = (opening: string, words: string): string =>
  opening && words ? shorten(`${opening}\n\n${words}`, maxUtteranceLength) : opening || words;

/** How much an owner writes besides asking whether the pet is an AI, in UTF-16 units. */
const besidesQuestion = (messages: readonly string[]): number =>
  messages
    .flatMap((message) => message.split(/(?<=[.?!…。\n])\s*/))
    .filter((sentence) => !asksWhetherAi(sentence))
    .reduce((sum, sentence) => sum + sentence.length, 0);

/** Asks moderation, while the voice thinks. @returns rejects with `SelfHarmFound`; never with anything else */
function judge({ safety }: SafeSpeaker, messages: readonly string[], signal: AbortSignal): Promise<void> {
  const asked =
    safety.moderate && messages.length > 0
      ? safety.moderate(messages.join('\n'), signal).then((isFound) => {
          if (isFound) throw new SelfHarmFound();
          return undefined;
        })
      : Promise.resolve();
  // It may be known before anybody waits for it.
  asked.catch(() => undefined);
  return asked;
}

const isSelfHarm = (verdict: Promise<void>): Promise<boolean> =>
  verdict.then(
    () => false,
    (error) => error instanceof SelfHarmFound,
  );

async function speakChecked(
  speaker: SafeSpeaker,
  request: VoiceRequest,
  signal: AbortSignal,
  ready: Promise<void>,
  onText: (text: string) => void,
): Promise<string> {
  const { voice, safety, metrics, log } = speaker;
  const checks = new OutputChecks(request);
  for (let attempt = 1; ; attempt++)
    try {
      return await collectUtterance(checkWords(voice.speak(request, signal), checks, ready), onText);
    } catch (error) {
      if (!(error instanceof UnsafeWords)) throw error;
      const { fault } = error;
      metrics.safety.refused.inc({ fault });
      // Never the words.
      log.warn({ fault, attempt }, 'A voice said something that no owner may read.');
      if (attempt < maxTries) continue;
      await ready;
      metrics.safety.replaced.inc({ fault });
      return fixedWords(request, fault, safety);
    }
}
