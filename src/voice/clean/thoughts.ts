import { VoiceError } from '../voice.js';
import { beforePartialTag, longestTag } from './partial-tag.js';
import type { WordFilter } from './word-filter.js';

const names = 'think(?:ing)?|thoughts?|reasoning|reflection|scratchpad';
const opening = new RegExp(
  `<(?:\\w{1,12}:)?(?:${names})>|\\[THINK\\]|◁think▷|<\\|begin_of_thought\\|>|<\\|channel\\|>\\s?(?:analysis|commentary)[^<]{0,40}<\\|message\\|>`,
  'iu',
);
const closing = new RegExp(
  `</(?:\\w{1,12}:)?(?:${names})>|\\[/THINK\\]|◁/think▷|<\\|end_of_thought\\|>|<\\|channel\\|>\\s?final[^<]{0,40}<\\|message\\|>`,
  'iu',
);
// How models begin that think without an opening tag. Only the first answers of a model are compared with them.
const firstThoughts = [
  'okay,',
  'okay so',
  'ok,',
  'ok so',
  'alright,',
  'hmm,',
  'the user',
  'the owner',
  'so the user',
  'so, the user',
  'user says',
  'user asks',
  'we need',
  'we have to',
  'we are asked',
  'i need to',
  'first, i',
  'first, the',
  "let's think",
  'thinking process',
  '사용자가',
  '사용자는',
];

/** What is known of how a model answers. */
export interface ModelHabits {
  /** Whether it thinks before it answers, with a closing tag and no opening one; undefined if that is not known. */
  thinksAloud?: boolean;
}

/**
 * Leaves out what a model thinks, between tags. Some begin to think without a tag: then everything before the closing tag
 * was thought. So that none of it is shown, the words of such a model wait for its closing tag.
 */
export class Thoughts implements WordFilter {
  readonly isOver = false;
  #text = '';
  #isThinking = false;
  #hasSaid = false;
  #hasThought = false;

  constructor(private readonly habits: ModelHabits) {}

  /** @throws {VoiceError} `VOICE_GARBLED` if words that were let through turn out to be thoughts */
  push(words: string): string {
    this.#text += words;
    let said = '';
    for (;;) {
      if (this.#isThinking) {
        const end = closing.exec(this.#text);
        if (!end) {
          this.#text = this.#text.slice(beforePartialTag(this.#text));
          break;
        }
        this.#leave(end.index + end[0].length);
        continue;
      }
      // What waits has been read before, but for a tag that it may end with.
      const from = Math.max(0, this.#text.length - words.length - longestTag);
      const start = opening.exec(this.#text.slice(from));
      const lone = closing.exec(this.#text.slice(from));
      if (lone && (!start || lone.index < start.index)) {
        if (this.#hasSaid || (said + this.#text.slice(0, from + lone.index)).trim() !== '') this.#learn();
        said = '';
        this.#leave(from + lone.index + lone[0].length);
        continue;
      }
      if (!start) break;
      said += this.#text.slice(0, from + start.index);
      this.#text = this.#text.slice(from + start.index + start[0].length);
      this.#isThinking = true;
    }
    if (!this.#isThinking && !this.#waits()) {
      const end = beforePartialTag(this.#text);
      said += this.#text.slice(0, end);
      this.#text = this.#text.slice(end);
    }
    this.#hasSaid ||= said.trim() !== '';
    return said;
  }

  end(isCut = false): string {
    if (this.#isThinking) return '';
    // What waits when a model is cut off may be thoughts whose closing tag would have come later.
    if (isCut && this.#waits()) return '';
    if (!this.#hasThought) this.habits.thinksAloud ??= false;
    return this.#text;
  }

  #leave(end: number): void {
    this.#text = this.#text.slice(end);
    this.#isThinking = false;
    this.#hasThought = true;
  }

  #learn(): void {
    this.habits.thinksAloud = true;
    if (this.#hasSaid)
      throw new VoiceError('VOICE_GARBLED', {}, undefined, {
        explanation: 'The model thinks aloud and marks only the end. The next try hides its thoughts.',
      });
  }

  /** Whether what has come may be a thought. */
  #waits(): boolean {
    if (this.#hasThought || this.#hasSaid || this.habits.thinksAloud === false) return false;
    if (this.habits.thinksAloud) return true;
    const start = this.#text.trimStart().toLowerCase();
    return firstThoughts.some((thought) => thought.startsWith(start) || start.startsWith(thought));
  }
}
