import { sql } from 'kysely';
import { placeholder, type Sql } from '../database/statement.js';
import type { ListOrder, Window } from '../graphql/connection.js';
import type { BoundArguments } from './bound-arguments.js';
import type { FieldPlaceholders, SqlHistory } from './sql-field.js';

/**
 * A history is kept in partitions, and each that a statement mentions costs, even where it holds nothing. So a page
 * from the new end is read from the newest ones, and what is older only where that does not fill it; a page that
 * begins within the newest ones is read from there alone. Since when is written into the statement, for the
 * partitions before to be left out when it is planned. It only spares work: a clock that is wrong spares less.
 */
export type HistoryRange = 'newest first' | 'newest' | 'all';

/** Where the newest partitions of a history begin: with a month. */
export const recentSince = ({ recentMonths }: Pick<SqlHistory, 'recentMonths'>, now: Date): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - recentMonths));

/** The sides of a page, as they lie in time. */
const sidesInTime = ({ newestFirst }: ListOrder) =>
  newestFirst ? ({ old: 'after', new: 'before' } as const) : ({ old: 'before', new: 'after' } as const);

/** How far back a page has to be looked for. */
export function historyRange(window: Window, order: ListOrder, since: Date): HistoryRange {
  // What the page holds is newer than this cursor.
  const newerThan = window[sidesInTime(order).new];
  if (newerThan?.at && newerThan.at >= since) return 'newest';
  const fromNewEnd = (order.newestFirst ?? false) !== window.backward;
  return fromNewEnd && !newerThan ? 'newest first' : 'all';
}

/** That a row is of the newest partitions. */
export const isRecent = (time: Sql, since: Date): Sql =>
  sql`${time} >= ${sql.lit(since.toISOString())}::timestamptz`;

/** A page of a history. */
export interface HistoryPage {
  history: SqlHistory;
  order: ListOrder;
  /** Of the list among the fields with arguments. */
  at: number;
  window: Window;
  since: Date;
  /** Whose history it is. */
  key: Sql;
  given: FieldPlaceholders;
  /** When the oldest of it was written, where that is known: a page that reaches so far is not looked beyond. */
  oldest: Sql | undefined;
}

/**
 * The rows of a page, and after them what is older where they do not fill it.
 * @param newest the rows of the newest partitions
 * @param size how many the page wants
 */
export function withOlder(newest: Sql, size: number, page: HistoryPage): Sql {
  const { history, order, at, window, since, key, given, oldest } = page;
  const bound = sql`${sql.lit(since.toISOString())}::timestamptz`;
  const side = sidesInTime(order).old;
  const cursor = (part: 'at' | 'id') =>
    placeholder(({ windows }: BoundArguments) => windows[at]![side]![part]);
  const before = window[side]
    ? {
        at: sql`least(${cursor('at')}::timestamptz, ${bound})`,
        id: sql`CASE WHEN ${cursor('at')}::timestamptz < ${bound} THEN ${cursor('id')}::bigint ELSE 0 END`,
      }
    : { at: bound, id: sql`0` };
  const isMore = oldest ? sql`AND coalesce(${oldest} <= ${before.at}, true)` : sql``;
  return sql`
    WITH newest AS MATERIALIZED (${newest})
    SELECT * FROM newest UNION ALL
    SELECT older.* FROM (SELECT count(*)::integer AS found FROM newest) AS page
    CROSS JOIN LATERAL ${history.older(key, before, sql`${sql.lit(size)} - page.found`, given)} AS older
    WHERE page.found < ${sql.lit(size)} ${isMore}`;
}
