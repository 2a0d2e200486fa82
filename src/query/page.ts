import { sql } from 'kysely';
import type { Sql } from '../database/statement.js';
import type { ListOrder, Window } from '../graphql/connection.js';
import { cursorSql } from '../graphql/cursor.js';
import { JsonText } from './json.js';
import type { ObjectPlan, PageField } from './plan.js';
import type { Scope } from './scope.js';
import type { Table } from './tables.js';

/** A row of a list or feed, which has a cursor. */
export interface OrderedScope {
  it: Scope;
  table: Table;
  order: ListOrder;
}

/** A page while it is compiled. */
export interface PageScope extends OrderedScope {
  window: Window;
  /** The ORDER BY of the list. */
  listOrder: Sql;
  /** The number of rows of the whole list. */
  totalCount: () => Sql;
  /** Whether the statement reads one more row, to know whether there is another page. */
  readsOneMore: boolean;
}

/** The cursor of a row, as JSON. */
export function cursorOf({ it, table, order: { time, id = 'id' } }: OrderedScope): Sql {
  const at = time === undefined ? undefined : it.row(table.columnOf(time));
  return sql`'"' || ${cursorSql(at, it.row(table.columnOf(id)))} || '"'`;
}

/** The edges of a page, or its nodes, as JSON in list order. */
export function edgesOf(edge: JsonText, page: PageScope): JsonText {
  const all = sql`string_agg(${edge.sql}, ',' ORDER BY ${page.listOrder})`;
  return new JsonText().add('[', sql`coalesce(${withinPage(all, page)}, '')`, ']');
}

/** A field of `pageInfo`, as JSON. */
export function pageInfoOf(
  field: Exclude<PageField, 'cursor' | 'totalCount'>,
  page: PageScope,
): string | Sql {
  const { window } = page;
  const isMore = sql`(count(*) > ${sql.lit(window.size)})::text`;
  switch (field) {
    case 'hasNextPage':
      return window.backward ? String(window.before !== undefined) : isMore;
    case 'hasPreviousPage':
      return window.backward ? isMore : String(window.after !== undefined);
    default: {
      const all = sql`(${withinPage(sql`array_agg(${cursorOf(page)} ORDER BY ${page.listOrder})`, page)})`;
      return field === 'startCursor'
        ? sql`coalesce(${all}[1], 'null')`
        : sql`coalesce(${all}[cardinality(${all})], 'null')`;
    }
  }
}

/** An aggregate over the rows of the page, without the extra row. */
const withinPage = (aggregate: Sql, { readsOneMore, window }: PageScope): Sql =>
  readsOneMore ? sql`${aggregate} FILTER (WHERE place <= ${sql.lit(window.size)})` : aggregate;

/** Which `pageInfo` field depends on the rows that follow the page, and which on the given cursor. */
export const moreFields = ({ backward }: Window) =>
  backward
    ? ({ byRows: 'hasPreviousPage', byCursor: 'hasNextPage' } as const)
    : ({ byRows: 'hasNextPage', byCursor: 'hasPreviousPage' } as const);

/** Whether a connection's plan has a page field that matches; its edges count as `cursor`. */
export function selects({ fields }: ObjectPlan, matches: (field: PageField) => boolean): boolean {
  return [...fields.values()].some((plan) => {
    if (plan.kind === 'page') return matches(plan.field);
    if (plan.kind === 'edges' || plan.kind === 'nodes') return matches('cursor');
    return plan.kind === 'pageInfo' && selects(plan.object, matches);
  });
}
