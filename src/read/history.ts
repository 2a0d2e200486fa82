import { sql } from 'kysely';
import { later, type Sql } from '../database/statement.js';
import type { Window } from '../graphql/connection.js';
import type { Asked } from './asked.js';
import type { ReadHistory } from './read.js';

/**
 * A history is kept in months, and every month that a statement mentions costs, even where it holds nothing. So a
 * page from the back is read from the newest year, and what is older only where that does not fill it; a page that
 * begins within the newest year is read from there alone. The year is written into the statement, for the months
 * before it to be left out when it is planned. It only spares work: a clock that is wrong spares less.
 */
export type Reach = 'newest first' | 'newest' | 'all';

/** Where the newest year begins: with the month that was running a year ago. */
export function newestYear(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear() - 1, now.getUTCMonth()));
}

/** How far back a page has to be looked for. */
export function reachOf({ backward, after }: Window, since: Date): Reach {
  if (after?.at && after.at >= since) return 'newest';
  return backward && !after ? 'newest first' : 'all';
}

/** That a row is of the newest year. */
export const isNewest = (time: Sql, since: Date): Sql =>
  sql`${time} >= ${sql.lit(since.toISOString())}::timestamptz`;

/**
 * The rows of a page, and after them what is older where they do not fill it.
 * @param newest the rows of the newest year
 * @param size how many the page wants
 * @param at of the list among the fields with arguments
 * @param count how many rows the whole history holds: where the newest year holds them all, nothing is older
 */
export function withOlder(
  { older }: ReadHistory,
  newest: Sql,
  size: number,
  { at, window, since, count, key }: { at: number; window: Window; since: Date; count: Sql; key: Sql },
): Sql {
  const bound = sql`${sql.lit(since.toISOString())}::timestamptz`;
  const cursor = (part: 'at' | 'id') => later(({ windows }: Asked) => windows[at]![`before`]![part]);
  const before = window.before
    ? {
        at: sql`least(${cursor('at')}::timestamptz, ${bound})`,
        id: sql`CASE WHEN ${cursor('at')}::timestamptz < ${bound} THEN ${cursor('id')}::bigint ELSE 0 END`,
      }
    : { at: bound, id: sql`0` };
  return sql`
    WITH newest AS MATERIALIZED (${newest})
    SELECT * FROM newest UNION ALL
    SELECT older.* FROM (SELECT count(*)::integer AS found FROM newest) AS page
    CROSS JOIN LATERAL ${older(key, before, sql`${sql.lit(size)} - page.found`)} AS older
    WHERE page.found < ${sql.lit(size)} AND page.found < ${count}`;
}
