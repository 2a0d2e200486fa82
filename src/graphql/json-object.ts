import { sql } from 'kysely';
import type { Sql } from '../database/statement.js';

/** The given keys of a JSON object, without those that are missing or null; null if the object is null. */
export function onlyKeys(
  object: Readonly<Record<string, unknown>> | null,
  keys: readonly string[],
): Record<string, unknown> | null {
  return (
    object && Object.fromEntries(keys.filter((key) => object[key] != null).map((key) => [key, object[key]]))
  );
}

/** The same as SQL, for a `jsonb` column. */
export const onlyKeysSql = (column: Sql, keys: readonly string[]): Sql => sql`
  CASE WHEN ${column} IS NOT NULL THEN json_strip_nulls(json_build_object(${sql.join(
    keys.map((key) => sql`${sql.lit(key)}, ${column} -> ${sql.lit(key)}`),
  )})) END`;
