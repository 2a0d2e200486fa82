/** A text without the tricks of spelling, in the forms that the rules of this folder read. */
export interface PlainWords {
  /**
   * Lower-case words and the ends of sentences (a full stop), with one space between them. If letters stand alone, there is
   * a second form in which they are put together.
   */
  readonly latin: readonly string[];
  /** Those forms, and without the words that change nothing. */
  readonly terse: readonly string[];
  /** What was written in pieces of one or two letters, without spaces. */
  readonly spelledOut: string;
  /** Hangul syllables without spaces, and the ends of sentences. */
  readonly hangul: readonly string[];
  /** Letters of all scripts without spaces, and the ends of sentences: for Korean with Latin words in it. */
  readonly mixed: string;
}

// Words that come between others and change nothing: "I just really want to die".
const fillers =
  'just|really|so|honestly|literally|kinda|kind of|fucking|fuckin|freaking|even|ever|only|actually|always|all|still|sometimes|simply|badly|like|also|finally|already|maybe|probably|truly|totally|please|damn|lowkey|highkey|much|very|desperately|seriously|now|again|tho|fr';
const filler = new RegExp(` (?:${fillers})(?= )`, 'g');

const ignorable = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
// Letters of other scripts that look like Latin ones, as UTS 39 lists them.
const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries([
  ['а', 'a'],
  ['ɑ', 'a'],
  ['α', 'a'],
  ['с', 'c'],
  ['ԁ', 'd'],
  ['е', 'e'],
  ['ε', 'e'],
  ['һ', 'h'],
  ['і', 'i'],
  ['ι', 'i'],
  ['ı', 'i'],
  ['ӏ', 'l'],
  ['ј', 'j'],
  ['к', 'k'],
  ['κ', 'k'],
  ['м', 'm'],
  ['ո', 'n'],
  ['η', 'n'],
  ['о', 'o'],
  ['ο', 'o'],
  ['р', 'p'],
  ['ρ', 'p'],
  ['ѕ', 's'],
  ['т', 't'],
  ['τ', 't'],
  ['υ', 'u'],
  ['ν', 'v'],
  ['ѵ', 'v'],
  ['ԝ', 'w'],
  ['х', 'x'],
  ['у', 'y'],
  ['γ', 'y'],
] as const);
const digits: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
};
// The words that people hide behind asterisks.
const maskedWords = [
  'kill',
  'killing',
  'die',
  'dying',
  'dead',
  'death',
  'suicide',
  'suicidal',
  'hang',
  'cut',
  'cutting',
  'harm',
  'hurt',
  'myself',
  'yourself',
  'wrist',
  'wrists',
  'overdose',
  'human',
];
const masks = /[*#_%]/;

/** Reads a text as a person would: without hidden characters, look-alikes, masks and stretched letters. */
export function plainWords(text: string): PlainWords {
  const visible = text.replaceAll(ignorable, '').normalize('NFKC').replaceAll(ignorable, '').toLowerCase();
  // Marks on Latin letters go; Hangul is put together again.
  const bare = visible.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC');
  const latin = latinOf(bare);
  // Full stops between single letters only hide a word.
  const undotted = latin.replaceAll(/(?<= [a-z]) \. (?=[a-z] )/g, ' ');
  const joined = undotted.replaceAll(/(?<= )(?:[a-z] ){2,}[a-z](?= )/g, (run) => run.replaceAll(' ', ''));
  const mixed = bare.replaceAll(/[.?!…。]+(?=\s|$)|\n+/g, '|').replaceAll(/[^\p{L}\p{N}|]/gu, '');
  const forms = [...new Set([latin, joined])];
  const terse = [...new Set([...forms, ...forms.map((form) => form.replaceAll(filler, ''))])];
  return { latin: forms, terse, spelledOut: spelledOutOf(undotted), hangul: hangulOf(bare), mixed };
}

function latinOf(text: string): string {
  const letters = Array.from(text, (letter) => lookAlikes[letter] ?? letter).join('');
  const words = letters
    .replaceAll(/['’‘`´ʼ]/g, '')
    .replaceAll(/([.?!…;:\n])(?=\s|$)/g, ' $1 ')
    .replaceAll(/([^\p{L}\p{N}*#_%])\1+/gu, '$1')
    .split(/[\s,"“”()[\]{}<>~/\\=&+^-]+/)
    .flatMap(toWord);
  return ` ${words.join(' ')} . `
    .replaceAll(/ (?:\. )+/g, ' . ')
    .replaceAll(/ (to|wanna|2) b /g, ' $1 be ')
    .replaceAll(/ (?:nemore|anymor|anymoar|any more|no more) /g, ' anymore ');
}

/** One word without masks and digits for letters. A mark that ends a sentence becomes a full stop. */
function toWord(raw: string): string[] {
  if (/^[.?!…;:|]+$/.test(raw)) return ['.'];
  const masked = raw.replaceAll(/^[.?!…;:]+|[.?!…;:]+$/g, '');
  if (masks.test(masked) && /[a-z]/.test(masked)) {
    const found = unmask(masked);
    if (found) return [found];
  }
  const lettered = /[a-z]/.test(masked) ? withLetters(masked) : masked;
  return lettered
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map((word) => word.replaceAll(/([a-z])\1{2,}/g, '$1'));
}

/** Reads digits and signs as the letters that they look like. A 1 is an i, unless an l makes it a word that people hide. */
function withLetters(word: string): string {
  const read = (one: string) =>
    word.replaceAll(/[0134579@$!|]/g, (sign) => ('1!|'.includes(sign) ? one : (digits[sign] ?? sign)));
  return maskedWords.includes(read('l')) ? read('l') : read('i');
}

function unmask(masked: string): string | undefined {
  const pattern = new RegExp(`^${masked.replaceAll(/[^a-z]/g, '.')}$`);
  return maskedWords.find((word) => word[0] === masked[0] && pattern.test(word));
}

/** Finds words in pieces: at least three of one letter in a row, or with pieces of two between them. */
function spelledOutOf(latin: string): string {
  const runs = latin.match(/(?<= )(?:[a-z]{1,2} ){2,}[a-z]{1,2}(?= )/g) ?? [];
  return runs
    .filter((run) => run.split(' ').filter((part) => part.length === 1).length >= 3)
    .map((run) => run.replaceAll(' ', ''))
    .join(' ');
}

const [firstSyllable, lastSyllable, finals] = [0xac_00, 0xd7_a3, 28];
// A final consonant's place in a syllable, by the consonant that NFKC makes of a letter that stands alone.
const finalOf = new Map(
  Array.from('ᄀᄁᄂᄃᄅᄆᄇᄉᄊᄋᄌᄎᄏᄐᄑᄒ', (initial, at) => [
    initial,
    [1, 2, 4, 7, 8, 16, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27][at]!,
  ]),
);

/** The Hangul of a text, once with letters that stand alone put into their syllables, and once without them. */
function hangulOf(text: string): string[] {
  if (!/[\u1100-\u11FF가-힣]/.test(text)) return [];
  // A sentence ends at a mark before a space; marks between syllables only hide words.
  // Some write ㅏ as r, which looks like it.
  const marked = text
    .replaceAll(/(?<=[\u1100-\u1112])r/g, '\u1161')
    .replaceAll(/[.?!…。]+(?=\s|$)|\n+/g, '|');
  const squeezed = marked
    .replaceAll(/[^\u1100-\u11FF가-힣|]/g, '')
    .normalize('NFC')
    .replaceAll(/(?<=(?:^|\|)[\u1100-\u11FF가-힣])\|+(?=[\u1100-\u11FF가-힣](?:\||$))/g, '');
  const merged = squeezed.replaceAll(/([가-힣])([\u1100-\u1112])(?![\u1161-\u1175])/g, withFinal);
  const without = squeezed.replaceAll(/[\u1100-\u11FF]/g, '');
  return [...new Set([squeezed, merged, without])];
}

function withFinal(both: string, syllable: string, initial: string): string {
  const code = syllable.charCodeAt(0);
  const final = finalOf.get(initial);
  const isOpen = code >= firstSyllable && code <= lastSyllable && (code - firstSyllable) % finals === 0;
  return final !== undefined && isOpen ? String.fromCharCode(code + final) : both;
}
