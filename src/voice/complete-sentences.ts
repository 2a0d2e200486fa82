// A mark that ends a sentence, what closes after it, and a smile or two. Not the point of a number, which has a digit after it.
const sentenceEnd =
  /(?:[.!?…~]+|[。！？～]+)["'”’»」』)\]*_]*(?:[ \t]*\p{Extended_Pictographic}\uFE0F?)*(?=\s|$|(?<=[。！？～]))|\n/gu;

/** Cuts a text after its last complete sentence. @returns an empty text if no sentence is complete */
export function completeSentences(text: string): string {
  let end = 0;
  for (const found of text.matchAll(sentenceEnd)) end = found.index + found[0].length;
  return text.slice(0, end).trimEnd();
}
