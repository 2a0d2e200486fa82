// So many words in a row are no accident. Korean and Japanese say as much in fewer.
const latinRun = 6;
const otherRun = 4;
const partRun = 3;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const runLength = (words: readonly string[]): number =>
  words.some((word) => /(?!\p{Script=Latin})\p{L}/u.test(word)) ? otherRun : latinRun;

function* runsOf(words: readonly string[], length: number): Generator<string> {
  for (let at = 0; at + length <= words.length; at++) yield words.slice(at, at + length).join(' ');
}

/** Recognises the rules of a prompt in the words of a pet. */
export class PromptLeak {
  readonly #runs = new Set<string>();
  readonly #parts = new Set<string>();

  /**
   * @param rules what the voice is told and must not tell
   * @param own what a pet may say although it is in the prompt: names, the persona, the facts, what was said
   */
  constructor(rules: readonly string[], own: readonly string[]) {
    const spoken = own.map(wordsOf);
    for (const sentence of rules.flatMap((rule) => rule.split(/\n|(?<=[.!?。])\s/))) {
      const words = wordsOf(sentence);
      for (const length of [latinRun, otherRun]) for (const run of runsOf(words, length)) this.#runs.add(run);
      for (const run of runsOf(words, partRun)) this.#parts.add(run);
    }
    for (const words of spoken) {
      for (const length of [latinRun, otherRun])
        for (const run of runsOf(words, length)) this.#runs.delete(run);
      for (const run of runsOf(words, partRun)) this.#parts.delete(run);
    }
  }

  /** Whether a text has a run of words from the rules. */
  isIn(text: string): boolean {
    if (/<\/?(?:character|owner|earlier)>/i.test(text)) return true;
    const words = wordsOf(text);
    for (let at = 0; at < words.length; at++) {
      const length = runLength(words.slice(at, at + otherRun));
      if (this.#runs.has(words.slice(at, at + length).join(' ')) && at + length <= words.length) return true;
    }
    return false;
  }

  /** Whether a text ends like one that has such a run. */
  mayBegin(text: string): boolean {
    return this.#parts.has(wordsOf(text).slice(-partRun).join(' '));
  }
}
