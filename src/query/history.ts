import { sql } from 'kysely';
import type { Sql } from '../database/statement.js';
import type { AnyPosition, ListOrder, Window } from '../graphql/connection.js';
import type { FieldPlaceholders, SqlHistory } from './sql-field.js';

/**
 * Which partitions of a history a page reads. Each partition that a statement mentions costs time, even an empty one.
 * A page from the newest end reads the recent partitions, and older ones only if it is not full. A page that begins
 * within the recent ones reads nothing else. The bound is written into the statement, so that PostgreSQL prunes
 * partitions when it plans. It only saves work: with a wrong clock, the page saves less and stays correct.
 */
export type HistoryRange = 'recentFirst' | 'recent' | 'all';

/** When the recent partitions of a history begin: the first day of a month, in UTC. */
export const recentSince = ({ recentMonths }: Pick<SqlHistory, 'recentMonths'>, now: Date): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - recentMonths));

/** The cursors of a page by age. */
const cursorsByAge = ({ newestFirst }: ListOrder) =>
  newestFirst
    ? ({ older: 'after', newer: 'before' } as const)
    : ({ older: 'before', newer: 'after' } as const);

/** The partitions that a page needs. */
export function historyRange(window: Window, order: ListOrder, since: Date): HistoryRange {
  // Every row of the page is newer than this cursor.
  const newerThan = window[cursorsByAge(order).newer];
  if (newerThan?.at && newerThan.at >= since) return 'recent';
  const fromNewestEnd = (order.newestFirst ?? false) !== window.backward;
  return fromNewestEnd && !newerThan ? 'recentFirst' : 'all';
}

/** The condition that a row is in the recent partitions. */
export const isRecent = (time: Sql, since: Date): Sql =>
  sql`${time} >= ${sql.lit(since.toISOString())}::timestamptz`;

/** A page of a history. */
export interface HistoryPage {
  history: SqlHistory;
  order: ListOrder;
  /** The page's cursors, as values or placeholders. */
  cursors: Pick<Window<AnyPosition>, 'after' | 'before'>;
  since: Date;
  /** Identifies the history. */
  key: Sql;
  placeholders: FieldPlaceholders;
  /** When the oldest row was written, if known: the page does not look beyond. */
  oldest: Sql | undefined;
}

/**
 * The recent rows of a page, followed by older rows if the recent ones do not fill it.
 * @param recent the rows of the recent partitions
 * @param size how many rows the page needs
 */
export function withOlder(recent: Sql, size: number, page: HistoryPage): Sql {
  const { history, order, cursors, since, key, placeholders, oldest } = page;
  const bound = sql`${sql.lit(since.toISOString())}::timestamptz`;
  const cursor = cursors[cursorsByAge(order).older];
  const before = cursor
    ? {
        at: sql`least(${sql.val(cursor.at)}::timestamptz, ${bound})`,
        id: sql`CASE WHEN ${sql.val(cursor.at)}::timestamptz < ${bound} THEN ${sql.val(cursor.id)}::bigint ELSE 0 END`,
      }
    : { at: bound, id: sql`0` };
  const isMore = oldest ? sql`AND coalesce(${oldest} <= ${before.at}, true)` : sql``;
  return sql`
    WITH recent AS MATERIALIZED (${recent})
    SELECT * FROM recent UNION ALL
    SELECT older.* FROM (SELECT count(*)::integer AS found FROM recent) AS page
    CROSS JOIN LATERAL ${history.older(key, before, sql`${sql.lit(size)} - page.found`, placeholders)} AS older
    WHERE page.found < ${sql.lit(size)} ${isMore}`;
}
