import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { badUserInput } from '../errors.js';
import { decodeCursor, encodeCursor, type Position } from './cursor.js';

/** The most rows of a page, and as many as come unasked. */
export const [longestPage, usualPage] = [100, 20];

/** Where a page is in its list, and whether there is more on either side. */
@ObjectType({ description: 'Where a page is in its list (Relay Cursor Connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether more comes before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first edge, if there is one.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last edge, if there is one.' })
  endCursor!: string | null;
}

/** One node of a list, and the place where it stands. */
export interface Edge<T> {
  cursor: string;
  node: T;
}

/** One page of a list. */
export interface Connection<T> {
  edges: Edge<T>[];
  pageInfo: PageInfo;
}

/** The arguments of every list: a page from the front or one from the back. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the front, 1 to 100.' })
  first?: number;

  @Field(() => String, { nullable: true, description: 'Only what comes later in the list than this cursor.' })
  after?: string;

  @Field(() => Int, { nullable: true, description: 'How many from the back, 1 to 100.' })
  last?: number;

  @Field(() => String, {
    nullable: true,
    description: 'Only what comes earlier in the list than this cursor.',
  })
  before?: string;
}

/** How a list runs: by a time and the id, or by the id alone. */
export interface ListOrder {
  /** The property that holds the time, where it runs by one. */
  time?: string;
  /** The property that settles the rest; `id` unless said. */
  id?: string;
  newestFirst?: boolean;
  /** Rows without a time stand at the end of a list that runs newest first. */
  timelessLast?: boolean;
  /** From which end a page without arguments is taken. */
  end: 'first' | 'last';
}

/** A position, or what will stand in for one in a statement. */
export interface AnyPosition {
  /** Null where there is no time. */
  at: unknown;
  id: unknown;
}

/** Which rows of a list a page is to hold. */
export interface Window<P extends AnyPosition = Position> {
  size: number;
  /** Counted from the back of the list. */
  backward: boolean;
  after: P | undefined;
  before: P | undefined;
}

/**
 * Reads the arguments of a list.
 * @throws BAD_USER_INPUT naming each argument that is at fault
 */
export function toWindow(args: PageArgs, { time, timelessLast, end }: ListOrder): Window {
  const timed = time === undefined ? 'never' : timelessLast ? 'sometimes' : 'always';
  const faults: Record<string, string> = {};
  for (const name of ['first', 'last'] as const) {
    const size = args[name];
    if (size != null && (size < 1 || size > longestPage)) faults[name] = `must be 1 to ${longestPage}`;
  }
  if (args.first != null && args.last != null) faults['last'] = 'must not come together with first';
  if (Object.keys(faults).length > 0) throw badUserInput(faults);
  return {
    size: args.first ?? args.last ?? usualPage,
    backward:
      args.last != null ||
      (args.first == null && (args.before != null || (end === 'last' && args.after == null))),
    after: args.after == null ? undefined : decodeCursor('after', args.after, timed),
    before: args.before == null ? undefined : decodeCursor('before', args.before, timed),
  };
}

/**
 * Makes a page of what a query found.
 * @param found rows from the window's end inwards, one more than its size where there is more
 * @param positionOf where a row stands
 */
export function toConnection<T>(
  found: readonly T[],
  window: Window,
  positionOf: (row: T) => Position,
): Connection<T> {
  const more = found.length > window.size;
  const rows = found.slice(0, window.size);
  if (window.backward) rows.reverse();
  const edges = rows.map((node) => ({ cursor: encodeCursor(positionOf(node)), node }));
  return {
    edges,
    pageInfo: {
      // What lies beyond the given cursor is taken for granted: the row it stands for was there.
      hasNextPage: window.backward ? window.before !== undefined : more,
      hasPreviousPage: window.backward ? more : window.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The edge type of a list of these nodes. */
export function edgeOf<T extends object>(name: string, node: ClassType<T>): ClassType<Edge<T>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a list, and where it stands.` })
  class EdgeType implements Edge<T> {
    @Field(() => String, { description: 'The opaque place in the list.' })
    cursor!: string;

    @Field(() => node, { description: `The ${name}.` })
    node!: T;
  }
  return EdgeType;
}

/** A page that can also say how many the whole list holds, and asks only when asked. */
export interface CountedConnection<T> extends Connection<T> {
  count: () => Promise<number> | number;
}

/** The connection type of a list of these edges; `counted` for a list that knows cheaply how long it is. */
export function connectionOf<T extends object>(name: string, edge: ClassType<Edge<T>>, counted = false) {
  const countField = counted
    ? Field(() => Int, { description: 'How many the whole list holds.' })
    : () => undefined;

  @ObjectType(`${name}Connection`, { description: `One page of a list of ${name}.` })
  class ConnectionType implements Connection<T> {
    @Field(() => [edge], { description: 'The rows of the page, in the order of the list.' })
    edges!: Edge<T>[];

    @Field(() => PageInfo, { description: 'Where the page is in the list.' })
    pageInfo!: PageInfo;

    count?: CountedConnection<T>['count'];

    @countField
    totalCount(): Promise<number> | number {
      return this.count?.() ?? 0;
    }
  }
  return ConnectionType;
}
