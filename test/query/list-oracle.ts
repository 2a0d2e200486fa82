import { encodeCursor, type Position } from '../../src/graphql/cursor.js';

/** A row of a list, as the oracle sees it. */
export interface OracleRow extends Position {
  /** The value of the list's filter argument. */
  kind?: string;
  /** The id of the node; `id` may be another position. */
  nodeId: string;
}

/** The documented order of a list. */
export interface OracleList {
  rows: readonly OracleRow[];
  /** Newest first, with rows without a time at the end. */
  newestFirst?: boolean;
  /** The end from which a page without arguments is taken. */
  end: 'first' | 'last';
}

/** The arguments of a list. */
export interface OracleArgs {
  first?: number;
  last?: number;
  after?: Position;
  before?: Position;
  kind?: string;
}

const defaultPageSize = 20;

/** Compares by time, then id; rows without a time are the smallest. */
function compare(a: Position, b: Position): number {
  const times = (a.at?.getTime() ?? -Infinity) - (b.at?.getTime() ?? -Infinity);
  if (a.at !== null || b.at !== null) if (times !== 0) return times;
  return BigInt(a.id) < BigInt(b.id) ? -1 : BigInt(a.id) > BigInt(b.id) ? 1 : 0;
}

/**
 * The page that a list must answer, computed from all of its rows in memory (Relay Cursor Connections). It shares
 * nothing with the product but the form of a cursor.
 */
export function oraclePage({ rows, newestFirst = false, end }: OracleList, args: OracleArgs) {
  const order = (a: Position, b: Position) => {
    if (!newestFirst) return compare(a, b);
    // Rows without a time come last in either order, and run by id.
    if ((a.at === null) !== (b.at === null)) return a.at === null ? 1 : -1;
    return -compare(a, b);
  };
  const whole = rows.filter(({ kind }) => args.kind === undefined || kind === args.kind).toSorted(order);
  const between = whole.filter(
    (row) => (!args.after || order(row, args.after) > 0) && (!args.before || order(row, args.before) < 0),
  );
  const backward =
    args.last !== undefined ||
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
