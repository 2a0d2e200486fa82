import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
const { resolve } = createRequire(join(process.cwd(), 'bench', 'package.json'));
/** Whether the peers are installed. The product's own install leaves them out. */
export function arePeersInstalled() {
    try {
        return ['mercurius', 'postgraphile', 'pg-boss'].every((name) => resolve(name));
    }
    catch {
        return false;
    }
}
/** Imports a module that only `bench/` installs. The caller declares the part of its type that it uses. */
export const importPeer = async (name) => (await import(pathToFileURL(resolve(name)).href));
//# sourceMappingURL=peers.js.map