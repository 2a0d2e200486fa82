import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// From dist/src/http.
const builtPage = join(import.meta.dirname, '../../../web/dist');

/** Which chat page is served: the folder of a built page; undefined for the one that Nuzzle brings. */
export interface PageChoice {
  readonly folder: string | undefined;
}

/** The folder of a page, with no slash at its end; undefined if no page is built there. */
export function pageFolder({ folder }: PageChoice): string | undefined {
  const path = resolve(folder ?? builtPage);
  return existsSync(join(path, 'index.html')) ? path : undefined;
}

/** The files in which the build of a page says more about it; they are not served. */
export const pageLists = { paths: 'paths.json', operations: 'operations.json' } as const;

/** Reads a list of the page's build; empty if there is none. */
export function readPageList(folder: string, list: keyof typeof pageLists): readonly string[] {
  const file = join(folder, pageLists[list]);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}

/** The texts of the operations that a page sends; none without a page. Every list of operations allows them. */
export function pageOperations(page: PageChoice | undefined): readonly string[] {
  const folder = page && pageFolder(page);
  return folder === undefined ? [] : readPageList(folder, 'operations');
}
