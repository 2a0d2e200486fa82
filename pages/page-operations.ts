import { InMemoryCache } from '@apollo/client';
import { Kind, print, type DocumentNode } from 'graphql';

/** Where the operations of the kit and of the page are, once both are built. */
const modules = ['../kit/dist/generated/graphql.js', '../web/src/generated/graphql.ts'];

/**
 * Lists the texts of all operations that the page sends: as they are written, and with the `__typename` that Apollo
 * Client adds. A server that runs only listed operations allows them.
 */
export async function pageOperations(): Promise<string[]> {
  const cache = new InMemoryCache();
  const texts = new Set<string>();
  for (const module of modules)
    for (const value of Object.values((await import(module)) as Record<string, unknown>))
      if (isOperation(value)) {
        texts.add(print(value));
        texts.add(print(cache.transformDocument(value)));
      }
  return [...texts].toSorted();
}

const isOperation = (value: unknown): value is DocumentNode =>
  typeof value === 'object' &&
  value !== null &&
  'definitions' in value &&
  (value as DocumentNode).definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION);
