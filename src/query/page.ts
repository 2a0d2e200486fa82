import { sql } from 'kysely';
import type { Sql } from '../database/statement.js';
import type { ListOrder, Window } from '../graphql/connection.js';
import { cursorSql } from '../graphql/cursor.js';
import { JsonText } from './json.js';
import type { ObjectPlan, PageField, FieldPlan } from './plan.js';
import type { Scope } from './scope.js';
import type { Table } from './tables.js';

/** Where a node stands: in a list, or in a feed. */
export interface OrderedScope {
  it: Scope;
  table: Table;
  order: ListOrder;
}

/** A page of a list while it is written. */
export interface Page extends OrderedScope {
  part: Extract<FieldPlan, { kind: 'list' }>;
  parent: Scope;
  window: Window;
  listOrder: Sql;
  /** Whether one row more is read, to see whether there is more. */
  looksBeyond: boolean;
}

/** The cursor of a row, as JSON. */
export function cursorOf({ it, table, order: { time, id = 'id' } }: OrderedScope): Sql {
  const at = time === undefined ? undefined : it.row(table.columnOf(time));
  return sql`'"' || ${cursorSql(at, it.row(table.columnOf(id)))} || '"'`;
}

/** The edges of a page, in the order of the list. @param edge one of them */
export function edgesOf(edge: JsonText, page: Page): JsonText {
  const all = sql`string_agg(${edge.sql}, ',' ORDER BY ${page.listOrder})`;
  return new JsonText().add('[', sql`coalesce(${within(all, page)}, '')`, ']');
}

/** What a connection says of its page, as JSON. */
export function pageInfoOf(value: Exclude<PageField, 'cursor' | 'totalCount'>, page: Page): string | Sql {
  const { window } = page;
  const more = sql`(count(*) > ${sql.lit(window.size)})::text`;
  switch (value) {
    case 'hasNextPage':
      return window.backward ? String(window.before !== undefined) : more;
    case 'hasPreviousPage':
      return window.backward ? more : String(window.after !== undefined);
    default: {
      const all = sql`(${within(sql`array_agg(${cursorOf(page)} ORDER BY ${page.listOrder})`, page)})`;
      return value === 'startCursor'
        ? sql`coalesce(${all}[1], 'null')`
        : sql`coalesce(${all}[cardinality(${all})], 'null')`;
    }
  }
}

/** An aggregate over the rows of the page, without the one beyond it. */
const within = (aggregate: Sql, { looksBeyond, window }: Page): Sql =>
  looksBeyond ? sql`${aggregate} FILTER (WHERE place <= ${sql.lit(window.size)})` : aggregate;

/** On which side of a page rows tell whether there is more, and on which the cursor that was given does. */
export const sidesOf = ({ backward }: Window) =>
  backward
    ? ({ open: 'hasPreviousPage', settled: 'hasNextPage' } as const)
    : ({ open: 'hasNextPage', settled: 'hasPreviousPage' } as const);

/** Whether something of a connection is asked for, its edges counted as a cursor. */
export function selects({ fields }: ObjectPlan, which: (asked: { value: PageField }) => boolean): boolean {
  return [...fields.values()].some((part) => {
    if (part.kind === 'page') return which(part);
    if (part.kind === 'edges') return which({ value: 'cursor' });
    return part.kind === 'pageInfo' && selects(part.object, which);
  });
}
