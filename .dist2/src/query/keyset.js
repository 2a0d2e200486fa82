import { sql } from 'kysely';
/** The ORDER BY of a list, counted from its end if `backward`. */
export function orderBy({ time, text, id = 'id', newestFirst = false, timelessLast }, backward, row, table) {
    const descending = newestFirst !== backward;
    const direction = descending ? sql `desc` : sql `asc`;
    const byId = sql `${row(table.columnOf(id))} ${direction}`;
    if (text)
        return sql `lower(${row(table.columnOf(text.property))}) ${direction}, ${byId}`;
    if (time === undefined)
        return byId;
    const nulls = timelessLast ? (descending ? sql ` nulls last` : sql ` nulls first`) : sql ``;
    return sql `${row(table.columnOf(time))} ${direction}${nulls}, ${byId}`;
}
/** The condition that keeps to the rows between a window's cursors, which may be values or placeholders. */
export function betweenCursors(order, { after, before }, row, table) {
    const conditions = [
        ...(after ? [beyond(order, after, true, row, table)] : []),
        ...(before ? [beyond(order, before, false, row, table)] : []),
    ];
    return conditions.length > 0 ? sql.join(conditions, sql ` AND `) : sql `true`;
}
function beyond({ time, text, id: idProperty = 'id', newestFirst, timelessLast }, { at, id }, isLater, row, table) {
    // Rows later in a list that runs newest first have smaller values.
    const side = isLater === (newestFirst ?? false) ? sql `<` : sql `>`;
    const byId = sql `${row(table.columnOf(idProperty))} ${side} ${sql.val(id)}`;
    if (text) {
        const [name, key, scope] = [text.property, idProperty, text.scope].map((one) => table.columnOf(one));
        // A row of another owner, or none at all, gives an empty page.
        return sql `(lower(${row(name)}), ${row(key)}) ${side} (
      SELECT lower(at.${sql.id(name)}), at.${sql.id(key)} FROM ${sql.table(table.name)} AS at
      WHERE at.${sql.id(key)} = ${sql.val(id)} AND at.${sql.id(scope)} = ${row(scope)})`;
    }
    if (time === undefined)
        return byId;
    const column = row(table.columnOf(time));
    if (at === null) {
        const timeless = sql `(${column} IS NULL AND ${byId})`;
        return isLater ? timeless : sql `(${column} IS NOT NULL OR ${timeless})`;
    }
    const byTime = sql `(${column} ${side} ${sql.val(at)} OR (${column} = ${sql.val(at)} AND ${byId}))`;
    if (timelessLast && isLater)
        return sql `(${byTime} OR ${column} IS NULL)`;
    // The redundant bound gives PostgreSQL an index range and lets it prune partitions.
    return sql `(${column} ${side}= ${sql.val(at)} AND ${byTime})`;
}
//# sourceMappingURL=keyset.js.map