import { sql } from 'kysely';
import { placeholder } from '../database/statement.js';
/** The read that a row of a batched read belongs to, as a row with the read's values. */
export const reader = (column) => sql.id('reader', column);
/**
 * A statement that does several reads. Its rows come in the order of the reads, and `place` says which read a row
 * belongs to.
 * @param values the columns of `reader`: each one's array type, and its value for a read
 * @param events the rows of one read, where `reader` has its values
 * @param order the columns that order the rows of one read
 */
export function batchRead(values, events, order) {
    const arrays = Object.values(values).map(([type, of]) => sql `${placeholder(({ reads }) => reads.map(of))}::${sql.raw(type)}`);
    const columns = [...Object.keys(values), 'place'].map((name) => sql.id(name));
    const places = [reader('place'), ...order.map((name) => sql.id('event', name))];
    return sql `
    SELECT reader.place, event.*
    FROM unnest(${sql.join(arrays)}) WITH ORDINALITY AS reader (${sql.join(columns)})
    CROSS JOIN LATERAL (${events}) AS event ORDER BY ${sql.join(places)}`;
}
/** Splits the rows of a batched read by the read that they belong to. */
export function splitByReader(count, rows, toEvent) {
    const split = Array.from({ length: count }, () => []);
    for (const row of rows)
        split[Number(row.place) - 1].push(toEvent(row));
    return split;
}
//# sourceMappingURL=batch-read.js.map