import { encodeCursor } from '../../src/graphql/cursor.js';
const defaultPageSize = 20;
/** Compares by time, then id; rows without a time are the smallest. */
function compare(a, b) {
    const times = (a.at?.getTime() ?? -Infinity) - (b.at?.getTime() ?? -Infinity);
    if (a.at !== null || b.at !== null)
        if (times !== 0)
            return times;
    return BigInt(a.id) < BigInt(b.id) ? -1 : BigInt(a.id) > BigInt(b.id) ? 1 : 0;
}
/**
 * The page that a list must answer, computed from all of its rows in memory (Relay Cursor Connections). It shares
 * nothing with the product but the form of a cursor.
 */
export function oraclePage({ rows, newestFirst = false, end }, args) {
    const order = (a, b) => {
        if (!newestFirst)
            return compare(a, b);
        // Rows without a time come last in either order, and run by id.
        if ((a.at === null) !== (b.at === null))
            return a.at === null ? 1 : -1;
        return -compare(a, b);
    };
    const whole = rows.filter(({ kind }) => args.kind === undefined || kind === args.kind).toSorted(order);
    const between = whole.filter((row) => (!args.after || order(row, args.after) > 0) && (!args.before || order(row, args.before) < 0));
    const backward = args.last !== undefined ||
        (args.first === undefined && (args.before !== undefined || (end === 'last' && args.after === undefined)));
    const size = args.first ?? args.last ?? defaultPageSize;
    const page = backward ? between.slice(-size) : between.slice(0, size);
    const isMore = between.length > page.length;
    const cursors = page.map((row) => encodeCursor(row));
    return {
        edges: page.map(({ nodeId }, at) => ({ cursor: cursors[at], node: { id: nodeId } })),
        pageInfo: {
            hasNextPage: backward ? args.before !== undefined : isMore,
            hasPreviousPage: backward ? isMore : args.after !== undefined,
            startCursor: cursors[0] ?? null,
            endCursor: cursors.at(-1) ?? null,
        },
        totalCount: whole.length,
    };
}
//# sourceMappingURL=list-oracle.js.map