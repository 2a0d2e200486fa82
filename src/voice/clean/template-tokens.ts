import { beforePartialTag } from './partial-tag.js';
import type { WordFilter } from './word-filter.js';

// What chat templates put around messages: ChatML, Llama, Mistral, Gemma, Phi, DeepSeek, and what stands for no text.
const token =
  /<\|[^<>|\s]{1,40}\|>|<｜[^<>｜\n]{1,40}｜>|<\/?s>|<(?:start|end)_of_(?:turn|utterance)>|<\/?(?:bos|eos|pad|unk|endoftext)>|<(?:unused|extra_id_)\d+>|<0x[\da-f]{2}>|<<\/?SYS>>|\[\/?INST\]|\[(?:PAD|UNK|EOS|BOS)\]|\[end of text\]/iu;
const filler = /^(?:<(?:pad|unk|unused\d+|extra_id_\d+|0x..)>|\[(?:PAD|UNK)\])$/i;

/** Leaves out the tokens of chat templates. One after the words ends them: what follows is another turn. */
export class TemplateTokens implements WordFilter {
  isOver = false;
  #text = '';
  #hasSaid = false;
  #hasToken = false;

  push(words: string): string {
    if (this.isOver) return '';
    this.#text += words;
    let said = '';
    for (let found = token.exec(this.#text); found; found = token.exec(this.#text)) {
      this.#hasToken = true;
      said += this.#text.slice(0, found.index);
      this.#text = this.#text.slice(found.index + found[0].length);
      if (filler.test(found[0]) || !(this.#hasSaid || said.trim() !== '')) continue;
      // The name of a role, between a token of its beginning and one of its end, is none of the words.
      if (!this.#hasSaid && /^\s*(?:assistant|model)\s*$/i.test(said)) {
        said = '';
        continue;
      }
      this.#text = '';
      this.isOver = true;
      return said;
    }
    if (this.#mayBeRole(said)) {
      this.#text = said + this.#text;
      return '';
    }
    const end = beforePartialTag(this.#text);
    said += this.#text.slice(0, end);
    this.#text = this.#text.slice(end);
    this.#hasSaid ||= said.trim() !== '';
    return said;
  }

  end(): string {
    return this.isOver ? '' : this.#text;
  }

  /** Whether these may be the name of a role after a token at the beginning, with its end still to come. */
  #mayBeRole(said: string): boolean {
    const start = (said + this.#text).trim().toLowerCase();
    return this.#hasToken && !this.#hasSaid && ['assistant', 'model'].some((role) => role.startsWith(start));
  }
}
