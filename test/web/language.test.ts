import { expect, test } from '@jest/globals';
import { runInPage } from './run-in-page.js';

test('every text of the page has the same placeholders in English and Korean', async () => {
  const { missing, different } = await runInPage<Record<'missing' | 'different', string[]>>(`
    const { english } = await load('/src/language/english.ts');
    const { korean } = await load('/src/language/korean.ts');
    // 0 is a literal and 7 the # of a plural; the others have a name.
    const names = (message) => Array.isArray(message)
      ? message.flatMap((part) => [
          ...(part.type === 0 || part.type === 7 ? [] : [part.value]),
          ...Object.values(part.options ?? {}).flatMap(({ value }) => names(value)),
        ])
      : [];
    const placeholders = (message) => [...new Set(names(message))].toSorted().join();
    const keys = new Set([...Object.keys(english), ...Object.keys(korean)]);
    return {
      missing: [...keys].filter((key) => !(key in english && key in korean)),
      different: [...keys].filter((key) => placeholders(english[key]) !== placeholders(korean[key])),
    };
  `);
  expect(missing).toEqual([]);
  expect(different).toEqual([]);
});

test('a Korean text takes the particle that fits the name before it', async () => {
  const texts = await runInPage<string[]>(`
    const { translator } = await load('/src/language/format.ts');
    const { korean } = await load('/src/language/korean.ts');
    const t = translator('ko', korean);
    return ['보리', '도담', 'Coco', '<b>솔</b>'].map((name) => t('pet.deleteTitle', { name }));
  `);
  expect(texts).toEqual([
    '보리를 삭제할까요?',
    '도담을 삭제할까요?',
    'Coco을(를) 삭제할까요?',
    '<b>솔</b>을(를) 삭제할까요?',
  ]);
});

test('a text with a number has the form of that number', async () => {
  const texts = await runInPage<string[]>(`
    const { translator } = await load('/src/language/format.ts');
    const { english } = await load('/src/language/english.ts');
    const t = translator('en', english);
    return [0, 1, 2].map((count) => t('search.count', { count }));
  `);
  expect(texts).toEqual(['Nothing found', '1 message found', '2 messages found']);
});
