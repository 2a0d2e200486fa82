import { sql } from 'kysely';
import type { Sql } from '../database/statement.js';

/** Copies the given keys of a JSON object, except missing ones and those that are null. Returns null for null. */
export function onlyKeys(
  object: Readonly<Record<string, unknown>> | null,
  keys: readonly string[],
): Record<string, unknown> | null {
  return (
    object && Object.fromEntries(keys.filter((key) => object[key] != null).map((key) => [key, object[key]]))
  );
}

/** Builds the SQL that does the same to a `jsonb` column. */
export const onlyKeysSql = (column: Sql, keys: readonly string[]): Sql => sql`
  CASE WHEN ${column} IS NOT NULL THEN json_strip_nulls(json_build_object(${sql.join(
    keys.map((key) => sql`${sql.lit(key)}, ${column} -> ${sql.lit(key)}`),
  )})) END`;
