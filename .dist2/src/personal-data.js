import { sql } from 'kysely';
/** A column as it is. */
export const column = (name) => ({ columns: [name], value: sql.ref(name) });
/** An id, as text. */
export const idText = (name) => ({
    columns: [name],
    value: sql `${sql.ref(name)}::text`,
});
/** A moment, as ISO 8601 in UTC. */
export const moment = (name) => ({
    columns: [name],
    value: sql `to_char(${sql.ref(name)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
});
/** Several columns as one object. */
export const object = (columns) => ({
    columns: Object.values(columns),
    value: sql `json_build_object(${sql.join(Object.entries(columns).map(([key, name]) => sql `${sql.lit(key)}, ${sql.ref(name)}`))})`,
});
/** One key of a JSON column. */
export const jsonKey = (name, key) => ({
    columns: [name],
    value: sql `${sql.ref(name)} ->> ${sql.lit(key)}`,
});
/** The columns of a soft delete, overwritten. */
export const markedDeleted = {
    is_deleted: sql `true`,
    deleted_at: sql `coalesce(deleted_at, clock())`,
    updated_at: sql `clock()`,
};
//# sourceMappingURL=personal-data.js.map