import type { WordFilter } from './word-filter.js';

/** Joins characters that came in two halves, and leaves out halves and what a server wrote for broken ones. */
export class WholeCharacters implements WordFilter {
  readonly isOver = false;
  #half = '';

  push(words: string): string {
    const text = this.#half + words;
    this.#half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? '';
    return text
      .slice(0, text.length - this.#half.length)
      .toWellFormed()
      .replaceAll('\uFFFD', '');
  }

  end(): string {
    return '';
  }
}
