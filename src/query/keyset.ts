import { sql } from 'kysely';
import type { Sql, RowRef } from '../database/statement.js';
import type { AnyPosition, ListOrder, Window } from '../graphql/connection.js';
import type { Table } from './tables.js';

/** The ORDER BY of a list, counted from its end if `backward`. */
export function orderBy(
  { time, id = 'id', newestFirst = false, timelessLast }: ListOrder,
  backward: boolean,
  row: RowRef,
  table: Table,
): Sql {
  const descending = newestFirst !== backward;
  const direction = descending ? sql`desc` : sql`asc`;
  const byId = sql`${row(table.columnOf(id))} ${direction}`;
  if (time === undefined) return byId;
  const nulls = timelessLast ? (descending ? sql` nulls last` : sql` nulls first`) : sql``;
  return sql`${row(table.columnOf(time))} ${direction}${nulls}, ${byId}`;
}

/** The condition that keeps to the rows between a window's cursors, which may be values or placeholders. */
export function betweenCursors(
  order: ListOrder,
  { after, before }: Pick<Window<AnyPosition>, 'after' | 'before'>,
  row: RowRef,
  table: Table,
): Sql {
  const conditions = [
    ...(after ? [beyond(order, after, true, row, table)] : []),
    ...(before ? [beyond(order, before, false, row, table)] : []),
  ];
  return conditions.length > 0 ? sql.join(conditions, sql` AND `) : sql`true`;
}

function beyond(
  { time, id: idProperty = 'id', newestFirst, timelessLast }: ListOrder,
  { at, id }: AnyPosition,
  isLater: boolean,
  row: RowRef,
  table: Table,
): Sql {
  // Rows later in a list that runs newest first have smaller values.
  const side = isLater === (newestFirst ?? false) ? sql`<` : sql`>`;
  const byId = sql`${row(table.columnOf(idProperty))} ${side} ${sql.val(id)}`;
  if (time === undefined) return byId;
  const column = row(table.columnOf(time));
  if (at === null) {
    const timeless = sql`(${column} IS NULL AND ${byId})`;
    return isLater ? timeless : sql`(${column} IS NOT NULL OR ${timeless})`;
  }
  const byTime = sql`(${column} ${side} ${sql.val(at)} OR (${column} = ${sql.val(at)} AND ${byId}))`;
  if (timelessLast && isLater) return sql`(${byTime} OR ${column} IS NULL)`;
  // The redundant bound gives PostgreSQL an index range and lets it prune partitions.
  return sql`(${column} ${side}= ${sql.val(at)} AND ${byTime})`;
}
