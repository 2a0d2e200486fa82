import { languageRule } from '../prompt-language.js';
import { outreachNote, replyNote } from '../prompt-notes.js';
import { rules } from '../prompt.js';
import type { VoiceRequest } from '../voice.js';
import { claimsToBeHuman } from './disclosure.js';
import { encouragesSelfHarm } from './encouragement.js';
import { ignoresFarewell, pleads, takesLeave } from './pleading.js';
import { PromptLeak } from './prompt-leak.js';

/** What is wrong with words of a pet. */
export type OutputFault = 'SELF_HARM' | 'HUMAN' | 'PLEADING' | 'LEAK';

/** Words of a voice that no owner may read. */
export class UnsafeWords extends Error {
  /** @param fault what is wrong with them */
  constructor(readonly fault: OutputFault) {
    super(`The words were not safe: ${fault}.`);
  }
}

// A sentence without any of these has none of the faults, however it ends.
const delicate =
  /\b(?:(?:you|u)\W+(?:do|don|can|could|should|would|will|wo|must|need|have|had|are|deserve|might|may|better|want|no|never|just|ought|ll|re|d)\b|you\W?(?:ll|re|d)\b|yourself|ur\w*|y\S*self|ourselves|we|let\W?s|us|my\s?self|kys|kms|d(?:ie|yi|ea[dt])\w*|kil\w*|sui\w*|liv(?:e|ing)|life|alive|exist\w*|harm\w*|hurt\w*|cut\w*|end|ending|everyone|everybody|nobody|no\s?one|world|human\w*|person\w*|people|real|ai|a\.i|bot|robot\w*|machine|program\w*|computer\w*|model|man|woman|girl|boy|hope|wish|jump\w*|pills?)\b|(?!\p{Script=Latin})\p{L}|[0-9@$*]\p{L}|\p{L}[0-9@$*]|(?:\b\p{L}\b\W*){3}/iu;

/** Checks the words of one answer, as they come. */
export class OutputChecks {
  readonly #isFarewell: boolean;
  readonly #isOutreach: boolean;
  readonly #leak: PromptLeak;

  constructor(request: VoiceRequest) {
    const {
      pet,
      ownerName,
      ownerLocale,
      conversation,
      outreach,
      facts = [],
      summary,
      recalled = [],
      instead,
    } = request;
    this.#isOutreach = outreach !== undefined;
    this.#isFarewell =
      !outreach && takesLeave(conversation.findLast(({ by }) => by === 'USER')?.content ?? '');
    const lines = [...conversation, ...recalled].map(({ content }) => content);
    const own = [
      pet.persona,
      pet.name,
      ownerName ?? '',
      summary ?? '',
      instead ?? '',
      ...facts,
      ...lines,
      ...(outreach?.avoid ?? []),
    ];
    const notes = outreach ? [outreachNote(outreach)] : replyNote(request);
    this.#leak = new PromptLeak([...rules, languageRule(ownerLocale, conversation), ...notes], own);
  }

  /** Whether nothing may be shown before all the words are there, because only together they show a fault. */
  get needsAll(): boolean {
    return this.#isFarewell || this.#isOutreach;
  }

  /** Finds what is wrong with whole sentences. @param isAll whether these are all the words */
  faultOf(text: string, isAll: boolean): OutputFault | undefined {
    if (encouragesSelfHarm(text)) return 'SELF_HARM';
    if (claimsToBeHuman(text)) return 'HUMAN';
    if (
      this.needsAll &&
      (pleads(text, this.#isFarewell) || (this.#isFarewell && isAll && ignoresFarewell(text)))
    )
      return 'PLEADING';
    return this.#leak.isIn(text) ? 'LEAK' : undefined;
  }

  /**
   * Whether the beginning of a sentence may be shown before its end is known.
   * @param before what comes before it
   */
  mayShow(text: string, before: string): boolean {
    const all = before + text;
    return (
      !delicate.test(text) && !/<[^>]*$/.test(text) && !this.#leak.isIn(all) && !this.#leak.mayBegin(all)
    );
  }
}
