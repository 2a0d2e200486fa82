import { readFileSync } from 'node:fs';
/**
 * The definition of an SQL function, from `functions/NAME/vN.sql`. Migrations name the version that they install; a
 * file never changes once it has landed.
 */
export const sqlFunction = (name, version) => readFileSync(new URL(`functions/${name}/v${version}.sql`, import.meta.url), 'utf8');
//# sourceMappingURL=sql-function.js.map