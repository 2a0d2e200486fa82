import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { resolve } = createRequire(join(process.cwd(), 'bench', 'package.json'));

/** Whether the peers are installed; the product's own install leaves them out. */
export function peersAreThere(): boolean {
  try {
    return ['mercurius', 'postgraphile', 'pg-boss'].every((name) => resolve(name));
  } catch {
    return false;
  }
}

/** Imports a module that only `bench/` installs, typed by what the caller uses of it. */
export const importPeer = async <T>(name: string): Promise<T> =>
  (await import(pathToFileURL(resolve(name)).href)) as T;
