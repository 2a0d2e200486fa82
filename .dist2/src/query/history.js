import { sql } from 'kysely';
/** When the recent partitions of a history begin: the first day of a month, in UTC. */
export const recentSince = ({ recentMonths }, now) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - recentMonths));
/** The cursors of a page by age. */
const cursorsByAge = ({ newestFirst }) => newestFirst
    ? { older: 'after', newer: 'before' }
    : { older: 'before', newer: 'after' };
/** The partitions that a page needs. */
export function historyRange(window, order, since) {
    // Every row of the page is newer than this cursor.
    const newerThan = window[cursorsByAge(order).newer];
    if (newerThan?.at && newerThan.at >= since)
        return 'recent';
    const fromNewestEnd = (order.newestFirst ?? false) !== window.backward;
    return fromNewestEnd && !newerThan ? 'recentFirst' : 'all';
}
/** The condition that a row is in the recent partitions. */
export const isRecent = (time, since) => sql `${time} >= ${sql.lit(since.toISOString())}::timestamptz`;
/**
 * The recent rows of a page, followed by older rows if the recent ones do not fill it.
 * @param recent the rows of the recent partitions
 * @param size how many rows the page needs
 */
export function withOlder(recent, size, page) {
    const { history, order, cursors, since, key, placeholders, oldest } = page;
    const bound = sql `${sql.lit(since.toISOString())}::timestamptz`;
    const cursor = cursors[cursorsByAge(order).older];
    const before = cursor
        ? {
            at: sql `least(${sql.val(cursor.at)}::timestamptz, ${bound})`,
            id: sql `CASE WHEN ${sql.val(cursor.at)}::timestamptz < ${bound} THEN ${sql.val(cursor.id)}::bigint ELSE 0 END`,
        }
        : { at: bound, id: sql `0` };
    const isMore = oldest ? sql `AND coalesce(${oldest} <= ${before.at}, true)` : sql ``;
    return sql `
    WITH recent AS MATERIALIZED (${recent})
    SELECT * FROM recent UNION ALL
    SELECT older.* FROM (SELECT count(*)::integer AS found FROM recent) AS page
    CROSS JOIN LATERAL ${history.older(key, before, sql `${sql.lit(size)} - page.found`, placeholders)} AS older
    WHERE page.found < ${sql.lit(size)} ${isMore}`;
}
//# sourceMappingURL=history.js.map