/** The word by which a model says that it has nothing to say, where the prompt allows that. */
export const silenceWord = 'PASS';

// Alone in any case; before a stop or a line break, with whatever follows; or at the end.
const alone = /^[^\p{L}]*pass[^\p{L}]*$/iu;
const first = new RegExp(`^[^\\p{L}]*${silenceWord}(?:[.!:;,–—"*)]|\\s*\\n)`, 'u');
const last = new RegExp(`(?<!\\p{L})${silenceWord}[^\\p{L}]*$`, 'u');
const speaker = /^[^\n:]{1,40}:\s*(?=\W*pass)/iu;

/** Whether a model chose to say nothing: the word is all that it said, or begins or ends it. */
export function isSilence(text: string): boolean {
  const words = text.replace(speaker, '');
  return alone.test(words) || first.test(words) || last.test(words);
}
