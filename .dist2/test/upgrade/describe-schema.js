const isPublic = `nspname = 'public'`;
// Partitions are described separately: installations have different ones.
const isOwn = `relation.relkind IN ('r', 'p', 'v') AND NOT relation.relispartition`;
const inRelations = (filter) => `pg_class relation JOIN pg_namespace ON pg_namespace.oid = relation.relnamespace AND ${isPublic} AND ${filter}`;
/** Queries that return the name and definition of each object of some relations. */
const kinds = (relations) => ({
    // In the order in which SELECT * returns them.
    column: `
    SELECT relname || '.' || attname AS name, concat_ws(' ', row_number() OVER (PARTITION BY relation.oid ORDER BY attnum),
      format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN 'NOT NULL' END, pg_get_expr(adbin, adrelid)) AS definition
    FROM ${inRelations(relations)} JOIN pg_attribute ON attrelid = relation.oid AND attnum > 0 AND NOT attisdropped
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum`,
    index: `
    SELECT entry.relname AS name, pg_get_indexdef(indexrelid) AS definition
    FROM ${inRelations(relations)} JOIN pg_index ON indrelid = relation.oid JOIN pg_class entry ON entry.oid = indexrelid`,
    // NOT NULL is a part of the column.
    constraint: `
    SELECT relname || '.' || conname AS name, concat_ws(' ', pg_get_constraintdef(pg_constraint.oid), convalidated) AS definition
    FROM ${inRelations(relations)} JOIN pg_constraint ON conrelid = relation.oid AND contype <> 'n'`,
    table: `
    SELECT relname AS name, concat_ws(' ', relkind, relpersistence, reloptions::text, pg_get_partkeydef(relation.oid)) AS definition
    FROM ${inRelations(relations)}`,
    trigger: `
    SELECT relname || '.' || tgname AS name, pg_get_triggerdef(pg_trigger.oid) AS definition
    FROM ${inRelations(relations)} JOIN pg_trigger ON tgrelid = relation.oid AND NOT tgisinternal`,
});
const others = {
    view: `SELECT relname AS name, pg_get_viewdef(relation.oid) AS definition FROM ${inRelations(`relation.relkind = 'v'`)}`,
    function: `
    SELECT proname || '(' || pg_get_function_identity_arguments(pg_proc.oid) || ')' AS name, pg_get_functiondef(pg_proc.oid) AS definition
    FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace AND ${isPublic}`,
    enum: `
    SELECT typname AS name, string_agg(enumlabel, ', ' ORDER BY enumsortorder) AS definition
    FROM pg_type JOIN pg_namespace ON pg_namespace.oid = typnamespace AND ${isPublic} JOIN pg_enum ON enumtypid = pg_type.oid
    GROUP BY typname`,
    sequence: `
    SELECT relation.relname AS name, concat_ws(' ', format_type(seqtypid, NULL), seqstart, seqincrement, seqcycle,
      owner.relname || '.' || attname) AS definition
    FROM ${inRelations(`relation.relkind = 'S'`)} JOIN pg_sequence ON seqrelid = relation.oid
    LEFT JOIN pg_depend ON classid = 'pg_class'::regclass AND objid = relation.oid AND deptype = 'a'
    LEFT JOIN pg_class owner ON owner.oid = refobjid LEFT JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid`,
    extension: 'SELECT extname AS name, extversion AS definition FROM pg_extension',
    schema: `SELECT nspname AS name, 'a schema' AS definition FROM pg_namespace WHERE nspname !~ '^pg_'`,
};
/** Removes the casts of "varchar IN (…)", which PostgreSQL writes differently after a dump. */
const withoutCasts = (definition) => definition
    .replaceAll(/\(('(?:[^']|'')*')::character varying\)::text/g, '$1')
    .replaceAll(/\(ARRAY\[([^\]]*)\]\)::text\[\]/g, (_, items) => `ARRAY[${items.replaceAll('::character varying', '')}]`);
async function readAll(database, statements) {
    const found = {};
    for (const [kind, text] of Object.entries(statements))
        for (const { name, definition } of await database.query(text))
            found[`${kind} ${name}`] = withoutCasts(definition);
    return found;
}
/** Describes everything in the schema public except partitions, and the list of schemas and extensions. */
export const describeSchema = (database) => readAll(database, { ...kinds(isOwn), ...others });
/**
 * Describes every partition, with placeholders for its name and its period, so that partitions can be compared.
 * @returns descriptions by parent table, then by partition
 */
export async function describePartitions(database) {
    const partitions = await database.query(`SELECT inhparent::regclass::text AS parent, inhrelid::regclass::text AS name
     FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE relkind = 'r' ORDER BY name`);
    const found = new Map();
    for (const { parent, name } of partitions) {
        const own = await readAll(database, kinds(`relation.relname = '${name}'`));
        const anonymous = Object.fromEntries(Object.entries(own).map((entry) => entry.map((text) => text.replaceAll(name, 'PARTITION').replaceAll(/'\d{4}-[^']+'/g, 'MOMENT'))));
        found.set(parent, (found.get(parent) ?? new Map()).set(name, anonymous));
    }
    return found;
}
//# sourceMappingURL=describe-schema.js.map