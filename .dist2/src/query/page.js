import { sql } from 'kysely';
import { cursorSql } from '../graphql/cursor.js';
import { JsonText } from './json.js';
/** The cursor of a row, as JSON. */
export function cursorOf({ it, table, order: { time, id = 'id' } }) {
    const at = time === undefined ? undefined : it.row(table.columnOf(time));
    return sql `'"' || ${cursorSql(at, it.row(table.columnOf(id)))} || '"'`;
}
/** The edges of a page, or its nodes, as JSON in list order. */
export function edgesOf(edge, page) {
    const all = sql `string_agg(${edge.sql}, ',' ORDER BY ${page.listOrder})`;
    return new JsonText().add('[', sql `coalesce(${withinPage(all, page)}, '')`, ']');
}
/** A field of `pageInfo`, as JSON. */
export function pageInfoOf(field, page) {
    const { window } = page;
    const isMore = sql `(count(*) > ${sql.lit(window.size)})::text`;
    switch (field) {
        case 'hasNextPage':
            return window.backward ? String(window.before !== undefined) : isMore;
        case 'hasPreviousPage':
            return window.backward ? isMore : String(window.after !== undefined);
        default: {
            const all = sql `(${withinPage(sql `array_agg(${cursorOf(page)} ORDER BY ${page.listOrder})`, page)})`;
            return field === 'startCursor'
                ? sql `coalesce(${all}[1], 'null')`
                : sql `coalesce(${all}[cardinality(${all})], 'null')`;
        }
    }
}
/** An aggregate over the rows of the page, without the extra row. */
const withinPage = (aggregate, { readsOneMore, window }) => readsOneMore ? sql `${aggregate} FILTER (WHERE place <= ${sql.lit(window.size)})` : aggregate;
/** Which `pageInfo` field depends on the rows that follow the page, and which on the given cursor. */
export const moreFields = ({ backward }) => backward
    ? { byRows: 'hasPreviousPage', byCursor: 'hasNextPage' }
    : { byRows: 'hasNextPage', byCursor: 'hasPreviousPage' };
/** Whether a connection's plan has a page field that matches; its edges count as `cursor`. */
export function selects({ fields }, matches) {
    return [...fields.values()].some((plan) => {
        if (plan.kind === 'page')
            return matches(plan.field);
        if (plan.kind === 'edges' || plan.kind === 'nodes')
            return matches('cursor');
        return plan.kind === 'pageInfo' && selects(plan.object, matches);
    });
}
//# sourceMappingURL=page.js.map