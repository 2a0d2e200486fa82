import { sql } from 'kysely';
import { historyRange, isRecent, recentSince, withOlder } from './history.js';
import { betweenCursors, orderBy } from './keyset.js';
/** The filters of a list whose argument is given and not null. */
export const givenFilters = (list, args) => Object.keys(list.filters ?? {}).filter((name) => args[name] != null);
/** The order of a list that the argument `orderBy` chooses. */
export const orderOf = (list, args) => list.orders?.[args['orderBy']] ?? list.order;
/** The condition that a row belongs to the list, on any page. */
export function belongsToList({ list, parent, placeholders, filters }, it) {
    const conditions = [
        list.where(parent, it, placeholders),
        ...filters.map((name) => list.filters[name](it, placeholders.arg(name))),
    ];
    return sql.join(conditions, sql ` AND `);
}
/** The number of rows of the whole list. */
export function compileCount(call, alias) {
    const { list, table, parent } = call;
    if (list.count)
        return list.count(parent);
    const it = (column) => sql `${alias}.${sql.id(column)}`;
    return sql `(SELECT count(*) FROM ${sql.table(table.name)} AS ${alias} WHERE ${belongsToList(call, it)})`;
}
/**
 * The rows of a page, counted from the first or the last row, as `window.backward` says. Both paths select the rows of
 * every page here.
 * @param alias of the rows
 */
export function compilePage(page, alias) {
    const { list, table, parent, placeholders, window, cursors, size, limit, now } = page;
    const listOrder = page.order;
    const it = (column) => sql `${alias}.${sql.id(column)}`;
    const order = orderBy(listOrder, window.backward, it, table);
    if (list.rows) {
        const { after } = cursors;
        const position = after && { at: sql `${sql.val(after.at)}`, id: sql `${sql.val(after.id)}` };
        return sql `SELECT * FROM ${list.rows(parent, position, limit, placeholders)} AS ${alias} ORDER BY ${order} LIMIT ${limit}`;
    }
    const conditions = [belongsToList(page, it), betweenCursors(listOrder, cursors, it, table)];
    const { history } = list;
    const since = history && recentSince(history, now);
    const range = since ? historyRange(window, listOrder, since) : 'all';
    if (since && range !== 'all')
        conditions.push(isRecent(it(table.columnOf(listOrder.time)), since));
    // PostgreSQL must not know a history's limit when it plans. It would expect few rows and sort them, but they may be
    // many. With an unknown limit it reads in index order.
    const from = (name) => sql `SELECT * FROM ${sql.table(name)} AS ${alias} WHERE ${sql.join(conditions, sql ` AND `)} ORDER BY ${order} LIMIT ${limit}`;
    // PostgreSQL reads one table's partitions in order, as far as the page needs. Through a view over both tables it
    // would open and merge all of them.
    const rows = table.parts.length === 1
        ? from(table.name)
        : sql `SELECT * FROM (${sql.join(table.parts.map((name) => sql `(${from(name)})`), sql ` UNION ALL `)}) AS ${alias} ORDER BY ${order} LIMIT ${limit}`;
    if (!history || !since || range !== 'recentFirst')
        return rows;
    return withOlder(rows, size, {
        history,
        order: listOrder,
        cursors,
        since,
        key: history.key(parent),
        placeholders,
        oldest: history.oldest?.(parent),
    });
}
//# sourceMappingURL=list.js.map