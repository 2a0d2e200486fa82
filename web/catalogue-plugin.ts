import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly value?: unknown;
}

const catalogue = /\/language\/(?:[a-z]+-)?(?:english|korean)\.ts$/;

/**
 * Parses the ICU messages of the catalogues at build time, so that browsers need no parser. A message with placeholders
 * becomes its parsed form; others stay as they are.
 */
export function cataloguePlugin(): Plugin {
  return {
    name: 'nuzzle-catalogue',
    config: () => ({
      resolve: {
        alias: [
          {
            find: /^@formatjs\/icu-messageformat-parser$/,
            replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
          },
        ],
      },
    }),
    transform(code, id) {
      if (!catalogue.test(id)) return null;
      const messages = literalsIn(this.parse(code)).filter(({ value }) => value.includes('{'));
      let result = code;
      for (const { start, end, value } of messages.toReversed())
        result =
          result.slice(0, start) + JSON.stringify(parse(value, { ignoreTag: true })) + result.slice(end);
      return { code: result, map: null };
    },
  };
}

/** The texts of a program, in their order. */
function literalsIn(node: unknown): { start: number; end: number; value: string }[] {
  if (Array.isArray(node)) return node.flatMap(literalsIn);
  if (typeof node !== 'object' || node === null) return [];
  const { type, start, end, value } = node as Node;
  if (type === 'Literal' && typeof value === 'string') return [{ start, end, value }];
  return Object.values(node).flatMap(literalsIn);
}
