import { expect, test } from '@jest/globals';
import type { Fact } from '../../src/memory/facts.js';
import { MemoryKind } from '../../src/memory/memory.entity.js';
import { mergeFact } from '../../src/memory/merge-fact.js';

const facts = (...all: readonly [MemoryKind, string][]): Fact[] =>
  all.map(([kind, content], at) => ({ id: String(at + 1), kind, content, isTold: false }));
const merge = (live: readonly Fact[], kind: MemoryKind, content: string, replacesId?: string) =>
  mergeFact(live, { kind, content, isTold: false, replacesId });
const { ANIMAL, HOME, LIKE, DISLIKE, NAME, OTHER } = MemoryKind;

test.each([
  [ANIMAL, "The owner's cat is Yuna", ANIMAL, "The owner's cat is called Yuna."],
  [ANIMAL, "The owner's cat is Yuna", OTHER, "Yuna, the owner's cat"],
  [ANIMAL, "The owner's black cat is Yuna", ANIMAL, "The owner's cat is Yuna"],
  [ANIMAL, '주인의 고양이 이름은 유나다', ANIMAL, '주인 고양이의 이름은 유나라고 한다'],
  [LIKE, 'The owner likes tuna', LIKE, 'The owner likes tuna!'],
])('%s %s says %s %s already', (oldKind, old, kind, content) => {
  expect(merge(facts([oldKind, old]), kind, content)).toEqual({ kind: 'known', id: '1' });
});

test.each([
  [HOME, 'The owner moved to Busan', HOME, 'The owner moved to Seoul'],
  [NAME, "The owner's name is Mina", NAME, "The owner's name is Jisoo"],
  [LIKE, 'The owner likes tuna', DISLIKE, 'The owner does not like tuna'],
  [LIKE, 'The owner likes tuna', DISLIKE, 'The owner hates tuna'],
  [OTHER, 'The owner smokes', OTHER, 'The owner no longer smokes'],
  [ANIMAL, 'The owner has a cat', ANIMAL, 'The owner has a cat called Yuna'],
])('%s %s is superseded by %s %s', (oldKind, old, kind, content) => {
  expect(merge(facts([oldKind, old]), kind, content)).toMatchObject({ kind: 'added', supersedes: ['1'] });
});

test.each([
  [ANIMAL, "The owner's cat is Yuna", ANIMAL, "The owner's dog is Max"],
  [LIKE, 'The owner likes tuna', LIKE, 'The owner likes salmon'],
  [LIKE, 'The owner likes tuna', DISLIKE, 'The owner hates onions'],
])('%s %s holds beside %s %s', (oldKind, old, kind, content) => {
  expect(merge(facts([oldKind, old]), kind, content)).toEqual({
    kind: 'added',
    supersedes: [],
    drops: undefined,
  });
});

test('a model may say what a fact replaces, but only of the same matter', () => {
  const live = facts([ANIMAL, "The owner's cat is Yuna"], [LIKE, 'The owner likes tuna']);
  expect(merge(live, ANIMAL, "The owner's cat is Luna", '1')).toMatchObject({ supersedes: ['1'] });
  expect(merge(live, ANIMAL, "The owner's dog is Max", '2')).toMatchObject({ supersedes: [] });
});

test('forty facts are enough: the oldest that the owner did not tell makes room', () => {
  const live = facts(
    ...Array.from({ length: 40 }, (_, at) => [OTHER, `Fact number${at}`] as [MemoryKind, string]),
  );
  const told = live.map((fact) => ({ ...fact, isTold: true }));
  expect(merge(live, OTHER, 'Another thing entirely')).toMatchObject({ kind: 'added', drops: '1' });
  expect(merge([told[0]!, ...live.slice(1)], OTHER, 'Another thing entirely')).toMatchObject({ drops: '2' });
  expect(merge(told, OTHER, 'Another thing entirely')).toEqual({ kind: 'full' });
});
