/** A sum and its result, as they are said. */
export interface Sum {
  readonly sum: string;
  readonly result: string;
}

const maxLength = 60;
const fillers =
  /what(?:['’]s| is| are)|how much (?:is|are)|can you|could you|please|calculate|compute|tell me|hey|ok|계산해\s*(?:줘|봐|주세요)?|얼마(?:야|예요|지|죠|일까)?|몇(?:이야|이지|이에요|일까)?|뭐(?:야|예요|지|죠)?|정답은?|(?<=\d)\s*(?:은|는|이|가)(?![가-힣])|[?=!.~]+\s*$|=/gi;
const words: readonly [RegExp, string][] = [
  [/\b(?:plus|and)\b|더하기/gi, '+'],
  [/\bminus\b|빼기/gi, '-'],
  [/\b(?:times|multiplied by)\b|곱하기|[×✕·]|(?<=\d\s*)x(?=\s*\d)/gi, '*'],
  [/\b(?:divided by|over)\b|나누기|÷/gi, '/'],
];
// A date, a telephone number, "24/7" and a score are no sums.
const noSum = /^\d{2,4}-\d{1,4}-\d{1,4}$|^\d{1,4}\/\d{1,2}(?:\/\d{1,4})?$|^\d+-\d+$/;
const expression = /^-?\d+(?:\.\d+)?(?:\s*[-+*/]\s*-?\d+(?:\.\d+)?)+$/;

function evaluate(text: string): number {
  const tokens = [...text.matchAll(/(?<![\d.]\s*)-?\d+(?:\.\d+)?|[-+*/]/g)].map(([token]) => token);
  const terms: number[] = [Number(tokens[0])];
  for (let at = 1; at < tokens.length; at += 2) {
    const value = Number(tokens[at + 1]);
    const last = terms.length - 1;
    if (tokens[at] === '+') terms.push(value);
    else if (tokens[at] === '-') terms.push(-value);
    else if (tokens[at] === '*') terms[last]! *= value;
    else terms[last]! /= value;
  }
  return terms.reduce((sum, term) => sum + term, 0);
}

/** Works out a message that is a sum and nothing else. @returns undefined if it is none, or has no result */
export function sumIn(message: string): Sum | undefined {
  const isAsked =
    /[=?]|what|how much|plus|minus|times|divided|얼마|계산|몇|뭐|더하기|빼기|곱하기|나누기|\s[-+*/]\s|\+|\*|[×÷]/i.test(
      message,
    );
  if (message.length > maxLength || !isAsked) return undefined;
  let text = message.replaceAll(/(?<=\d),(?=\d{3})/g, '').replaceAll(fillers, ' ');
  for (const [word, sign] of words) text = text.replaceAll(word, ` ${sign} `);
  text = text.replaceAll(/[\s,:]+/g, ' ').trim();
  if (!expression.test(text) || noSum.test(message.trim())) return undefined;
  const value = evaluate(text);
  if (!Number.isFinite(value)) return undefined;
  const shown = text
    .replaceAll(/\s*([-+*/])\s*(?=-?\d)/g, ' $1 ')
    .replaceAll('*', '×')
    .replaceAll('/', '÷')
    .trim();
  return { sum: shown, result: String(Number(value.toPrecision(12))) };
}
