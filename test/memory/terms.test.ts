import { expect, test } from '@jest/globals';
import { assert, property, string } from 'fast-check';
import { termsOf } from '../../src/memory/terms.js';

const shared = (one: string, other: string) => {
  const terms = new Set(termsOf(other));
  return termsOf(one).filter((term) => terms.has(term));
};

test.each([
  ["My cat's name is Yuna", 'What was the name of my cats?', ['cat', 'name']],
  ['I was running in the park', 'Do you remember where I run?', ['run']],
  ['우리 고양이 이름은 유나야', '고양이가 유나를 좋아해', ['고양', '유나']],
  ['서울로 이사했어', '내가 서울에서 이사한 적 있어?', ['서울', '이사']],
  ['僕は東京に住んでいます', '東京はどう', ['東京']],
  ['Ich wohne in München', 'MÜNCHEN?', ['münchen']],
  ['ＰＩＺＺＡ', 'pizza', ['pizza']],
])('%s and %s share terms', (one, other, expected) => {
  expect(shared(one, other)).toEqual(expect.arrayContaining(expected));
});

test.each(['What is it?', 'Hello, how are you today?', '안녕 뭐 해?', '그건 왜 그래', '🙂', ''])(
  '%s has no terms',
  (text) => {
    expect(termsOf(text)).toEqual([]);
  },
);

test('any text has few terms, each once', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 1_000 }), (text) => {
      const terms = termsOf(text);
      expect(terms.length).toBeLessThanOrEqual(200);
      expect(new Set(terms).size).toBe(terms.length);
      expect(terms.every((term) => term !== '')).toBe(true);
    }),
  );
});
