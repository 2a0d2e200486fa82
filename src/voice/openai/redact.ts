const longest = 300;
// Words in a row that stand in the prompt too: then the sentence repeats it.
const repeated = 2;

const secrets =
  /\b(?:sk|pk|rk|gsk|xai|hf|AIza)[-_]?[\w*-]{8,}|\b(?:Bearer|Basic)\s+[\w.~+/=*-]{6,}|\b[\w.+-]+@[\w-]+\.[\w.-]+\b|\/\/[^\s/@]+@|\b[\w-]{32,}\b/g;

/**
 * Makes a provider's sentence fit for the log: one line, without keys, and without what it repeats of a prompt.
 * @param prompt everything that owners wrote in it
 * @param key the key of the server
 */
export function redact(sentence: string, prompt: readonly string[], key: string): string {
  const line = sentence.slice(0, 4 * longest).replaceAll(/[\s\p{Cc}]+/gu, ' ');
  const open = (key.length >= 4 ? line.replaceAll(key, '[…]') : line).replaceAll(secrets, '[…]');
  return withoutPrompt(open, prompt).slice(0, longest).toWellFormed().trim();
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** Leaves out what stands in the prompt: words in a row, what is in quotation marks, and any word that is not English. */
function withoutPrompt(sentence: string, prompt: readonly string[]): string {
  const said = ` ${prompt.flatMap(wordsOf).join(' ')} `;
  const isSaid = (text: string) => text !== '' && said.includes(` ${text} `);
  const unquoted = sentence.replaceAll(
    /(["'`“‘«])([^"'`”’»]{1,200})(["'`”’»])/g,
    (all, open: string, inner: string, close: string) =>
      isSaid(wordsOf(inner).join(' ')) ? `${open}[…]${close}` : all,
  );
  const found = [...unquoted.matchAll(/[\p{L}\p{N}\p{M}]+/gu)];
  const hidden = new Set<number>();
  found.forEach(([word], at) => {
    // eslint-disable-next-line no-control-regex -- ASCII begins with control characters.
    if (!/^[\x00-\x7f]*$/.test(word) && said.includes(word.toLowerCase())) hidden.add(at);
    const run = found.slice(at, at + repeated).map(([one]) => one.toLowerCase());
    if (run.length === repeated && isSaid(run.join(' ')))
      for (let i = 0; i < repeated; i++) hidden.add(at + i);
  });
  let text = '';
  let end = 0;
  found.forEach(({ 0: word, index }, at) => {
    text += unquoted.slice(end, index) + (hidden.has(at) ? '…' : word);
    end = index + word.length;
  });
  return text + unquoted.slice(end);
}
