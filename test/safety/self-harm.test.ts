import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { assert, constantFrom, infiniteStream, property } from 'fast-check';
import { isCrisis, speaksOfSelfHarm } from '../../src/voice/safety/self-harm.js';

/** Sentences of owners. docs/SAFETY.md says which of them the rules were made with. */
interface Sentences {
  selfHarm: string[];
  harmless: string[];
}

const read = async (file: string) =>
  JSON.parse(await readFile(`test/safety/${file}.json`, 'utf8')) as Sentences;
const seen = await read('seen');
const heldOut = await read('held-out');
const later = await read('later');
const stranger = await read('stranger');
const isKorean = (text: string) => /[가-힣ㄱ-ㅎ]/.test(text);

test.each([
  ['seen', seen],
  ['held out', heldOut],
  ['written later', later],
  ['written by somebody who had not read the rules', stranger],
])(
  'of the sentences that were %s, at least 90%% are found and less than 5%% are false alarms',
  (_name, sentences) => {
    expect(sentences.selfHarm.length).toBeGreaterThanOrEqual(60);
    expect(sentences.harmless.length).toBeGreaterThanOrEqual(80);
    for (const language of [isKorean, (text: string) => !isKorean(text)]) {
      const [selfHarm, harmless] = [sentences.selfHarm.filter(language), sentences.harmless.filter(language)];
      const missed = selfHarm.filter((text) => !speaksOfSelfHarm(text));
      const falseAlarms = harmless.filter(speaksOfSelfHarm);
      expect({ missed, rate: missed.length / selfHarm.length <= 0.1 }).toEqual({ missed, rate: true });
      expect({ falseAlarms, rate: falseAlarms.length / harmless.length < 0.05 }).toEqual({
        falseAlarms,
        rate: true,
      });
    }
  },
);

const plain = [
  'I want to kill myself',
  'I want to die',
  'suicide',
  '죽고 싶어',
  '자살하고 싶다',
  '살기 싫어',
];
const hidden = ['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u3164', '\ufe0f'];

test('no hidden character, case, width or mark between the letters hides what is said', () => {
  const between = constantFrom(...hidden);
  assert(
    property(
      constantFrom(...plain),
      infiniteStream(between),
      constantFrom('', '.', '!!', ' ㅠㅠ', ' lol', ' 😢'),
      (text, stream, end) => {
        const marks = stream[Symbol.iterator]();
        expect(speaksOfSelfHarm(Array.from(text, (one) => one + marks.next().value!).join('') + end)).toBe(
          true,
        );
      },
    ),
    { numRuns: 60 },
  );
  for (const text of plain) {
    expect([text, speaksOfSelfHarm(text.toUpperCase())]).toEqual([text, true]);
    // Full width, as NFKC reads it.
    const wide = text.replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
    expect([text, speaksOfSelfHarm(wide)]).toEqual([text, true]);
    expect([text, speaksOfSelfHarm(text.normalize('NFD'))]).toEqual([text, true]);
  }
});

test.each([' ', '.', '-', '_', '*', '  ', '\n', '~', ' . '])(
  'letters with %j between them are read together',
  (gap) => {
    for (const word of ['suicide', 'killmyself', '죽고싶다', '자살할래'])
      expect([word, speaksOfSelfHarm(Array.from(word).join(gap))]).toEqual([word, true]);
  },
);

test.each([
  'k!ll mys3lf',
  'ki11 myself',
  'su*cide',
  's**cide',
  'i wanna d1e',
  'wаnt tо dіe',
  'I wanna dieeeee',
  'k.m.s',
  'ㅈㅜㄱㄱㅗㅅㅣㅍㄷㅏ',
  '죽ㄱㅗ싶ㅇㅓ',
  '자1살',
  '자@살',
  'ㅈ살',
  '죽고시퍼',
])('%j is read as it is meant', (text) => {
  expect(speaksOfSelfHarm(text)).toBe(true);
});

test('no message takes long to read', () => {
  const parts = [
    'a ',
    'k i l l ',
    '나',
    'just really want to so ',
    '죽고',
    '나는그냥진짜',
    'everyone a b c d ',
    '눈을안',
    '*',
    'k*',
    'ㅈ',
    '.',
    '…',
    '\u0300',
    'hope wish ',
  ];
  for (const text of ['warm', '따뜻', ...parts]) speaksOfSelfHarm(text);
  for (const part of parts) {
    const since = performance.now();
    speaksOfSelfHarm(part.repeat(Math.ceil(1_000 / part.length)).slice(0, 1_000));
    // Some 20 ms; quadratic rules would take seconds.
    expect([part, performance.now() - since < 1_000]).toEqual([part, true]);
  }
});

test('what is said in parts is found', () => {
  expect(isCrisis(['죽고', '싶어'])).toBe(true);
  expect(isCrisis(['i dont want to', 'be alive anymore'])).toBe(true);
  expect(isCrisis(['배고파', '죽겠어'])).toBe(false);
});
