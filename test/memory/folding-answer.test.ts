import { expect, test } from '@jest/globals';
import { anything, array, assert, constantFrom, json, oneof, property, record, string } from 'fast-check';
import { factFault } from '../../src/memory/check-fact.js';
import { readFoldingAnswer } from '../../src/memory/folding-answer.js';
import { termsOf } from '../../src/memory/terms.js';
import { VoiceError } from '../../src/voice/voice.js';

test.each([
  '{"facts":[{"line":1,"kind":"LIKE","text":"x"}],"summary":"y"}',
  'Sure! ```json\n{"facts":[{"line":"1","kind":"LIKE","text":"x","replaces":null}],"summary":"y"}\n``` Done.',
  '<think>{"facts": []}</think>{"facts":[{"line":1,"kind":"LIKE","text":"x","replaces":"none"}],"summary":"y"}',
  '{"facts":[{"line":1,"kind":"LIKE","text":"x"},{"line":0,"text":"z"},7,null],"summary":"y","more":1}',
])('%s is read', (text) => {
  expect(readFoldingAnswer(text)).toEqual({
    facts: [expect.objectContaining({ line: 1, kind: 'LIKE', text: 'x' })],
    summary: 'y',
  });
});

test('whatever a model answers is read, or garbled', () => {
  const answers = oneof(
    string(),
    json(),
    record({ facts: anything(), summary: anything() }).map((one) => JSON.stringify(one)),
  );
  assert(
    property(answers, (text) => {
      try {
        const { facts, summary } = readFoldingAnswer(text);
        expect(facts.length).toBeLessThanOrEqual(20);
        expect(typeof summary).toBe('string');
      } catch (error) {
        expect(error).toBeInstanceOf(VoiceError);
      }
    }),
  );
});

test('no fact is kept that has a word its message lacks', () => {
  const words = [
    'cat',
    'Yuna',
    'Busan',
    'moved',
    'likes',
    'tuna',
    'my',
    'is',
    'not',
    '고양이',
    '부산에',
    '유나',
    '산다',
    '?',
    '.',
  ];
  const texts = array(constantFrom(...words), { maxLength: 8 }).map((all) => all.join(' '));
  assert(
    property(texts, texts, (fact, message) => {
      if (factFault(fact.trim(), message) !== undefined) return;
      const terms = new Set(termsOf(message));
      const latin = termsOf(fact).filter((term) => /^[a-z]+$/.test(term));
      expect(latin.filter((term) => !terms.has(term))).toEqual([]);
    }),
  );
});
