import type { WordFilter } from './word-filter.js';

const pairs: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '„': '“',
  '‘': '’',
  '«': '»',
  '「': '」',
  '『': '』',
};

// Longer than a message may be: whatever its end is, it is cut.
const longest = 2_000;

/** Leaves out quotation marks around all the words. Words that begin with one wait until their quotation ends. */
export class Quotes implements WordFilter {
  readonly isOver = false;
  #text = '';
  #isOpen = true;

  push(words: string): string {
    if (!this.#isOpen) return words;
    this.#text += words;
    const start = this.#text.trimStart();
    const close = pairs[start[0] ?? ''];
    if (start === '') return '';
    // An apostrophe may stand in the middle of a word.
    const isApostrophe = close === "'" || close === '’';
    const at = isApostrophe ? start.slice(1).search(/[’'](?=\s|$)/) : start.indexOf(close ?? '', 1) - 1;
    const isPart = close !== undefined && at >= 0 && start.slice(at + 2).trim() !== '';
    if (close !== undefined && !isPart && start.length <= longest) return '';
    this.#isOpen = false;
    return isPart || close === undefined ? this.#text : start.slice(1);
  }

  end(): string {
    if (!this.#isOpen) return '';
    const text = this.#text.trim();
    const close = pairs[text[0] ?? ''];
    if (close === undefined) return text;
    if (text.length > 1 && text.endsWith(close)) return text.slice(1, -1);
    // It may begin a word: 'tis.
    return text[0] === "'" || text[0] === '‘' ? text : text.slice(1);
  }
}
