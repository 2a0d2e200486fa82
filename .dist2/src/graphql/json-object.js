import { sql } from 'kysely';
/** Copies the given keys of a JSON object, except missing ones and those that are null. Returns null for null. */
export function onlyKeys(object, keys) {
    return (object && Object.fromEntries(keys.filter((key) => object[key] != null).map((key) => [key, object[key]])));
}
/** Builds the SQL that does the same to a `jsonb` column. */
export const onlyKeysSql = (column, keys) => sql `
  CASE WHEN ${column} IS NOT NULL THEN json_strip_nulls(json_build_object(${sql.join(keys.map((key) => sql `${sql.lit(key)}, ${column} -> ${sql.lit(key)}`))})) END`;
//# sourceMappingURL=json-object.js.map