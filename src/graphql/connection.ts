import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { badUserInput } from '../errors.js';
import { fieldFault, type FieldFault } from '../field-fault.js';
import { decodeCursor, encodeCursor, type Position } from './cursor.js';

/** The most rows that a page may have. */
export const maxPageSize = 100;
/** The number of rows of a page whose size is not given. */
export const defaultPageSize = 20;

/** The position of a page in its list. */
@ObjectType({ description: 'The position of a page in its list, as in Relay Cursor Connections.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are edges after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there are edges before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first edge; null if the page is empty.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last edge; null if the page is empty.',
  })
  endCursor!: string | null;
}

/** A node of a list, with its cursor. */
export interface Edge<T> {
  cursor: string;
  node: T;
}

/** One page of a list. */
export interface Connection<T> {
  edges: Edge<T>[];
  pageInfo: PageInfo;
}

/** The arguments of every list: a page from the start or from the end. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'Returns the first n edges, 1 to 100.' })
  first?: number;

  @Field(() => String, { nullable: true, description: 'Returns only edges after this cursor.' })
  after?: string;

  @Field(() => Int, { nullable: true, description: 'Returns the last n edges, 1 to 100.' })
  last?: number;

  @Field(() => String, {
    nullable: true,
    description: 'Returns only edges before this cursor.',
  })
  before?: string;
}

/** The order of a list: by a time and the id, or by the id alone. */
export interface ListOrder {
  /** The property that holds the time, if the list is ordered by one. */
  time?: string;
  /**
   * The property whose text orders the list, small and capital letters alike, instead of a time. Its cursors have the id
   * alone, and the row of a cursor says its text: so `scope` is the property that every row of the list shares.
   */
  text?: { property: string; scope: string };
  /** The property that orders rows of the same time or text; `id` by default. */
  id?: string;
  newestFirst?: boolean;
  /** Rows without a time come last; only for a list that is newest first. */
  timelessLast?: boolean;
  /** The end of the list from which a page without arguments is taken. */
  end: 'first' | 'last';
}

/** A position in a list, as values or as placeholders in a statement. */
export interface AnyPosition {
  /** Null if there is no time. */
  at: unknown;
  id: unknown;
}

/** Which rows of a list a page has. */
export interface Window<P extends AnyPosition = Position> {
  size: number;
  /** Whether the page is counted from the end of the list. */
  backward: boolean;
  after: P | undefined;
  before: P | undefined;
}

/**
 * Reads the arguments of a list.
 * @throws BAD_USER_INPUT naming each invalid argument
 */
export function toWindow(args: PageArgs, { time, timelessLast, end }: ListOrder): Window {
  const timed = time === undefined ? 'never' : timelessLast ? 'sometimes' : 'always';
  const faults: FieldFault[] = [];
  for (const name of ['first', 'last'] as const) {
    const size = args[name];
    if (size != null && (size < 1 || size > maxPageSize))
      faults.push(fieldFault(name, 'outOfRange', { min: 1, max: maxPageSize }));
  }
  if (args.first != null && args.last != null)
    faults.push(fieldFault('last', 'notTogether', { other: 'first' }));
  if (faults.length > 0) throw badUserInput(...faults);
  return {
    size: args.first ?? args.last ?? defaultPageSize,
    backward:
      args.last != null ||
      (args.first == null && (args.before != null || (end === 'last' && args.after == null))),
    after: args.after == null ? undefined : decodeCursor('after', args.after, timed),
    before: args.before == null ? undefined : decodeCursor('before', args.before, timed),
  };
}

/**
 * Makes a page of the rows that a query found.
 * @param found rows counted from the window's end; one more than its size if there are more
 * @param positionOf returns the position of a row
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
      // A given cursor came from an edge, so the list is assumed to continue beyond it.
      hasNextPage: window.backward ? window.before !== undefined : more,
      hasPreviousPage: window.backward ? more : window.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The type of the nodes of each edge type. */
const nodeTypes = new WeakMap<ClassType, ClassType>();

/** Creates the edge type of a list of these nodes. */
export function edgeOf<T extends object>(name: string, node: ClassType<T>): ClassType<Edge<T>> {
  @ObjectType(`${name}Edge`, { description: `An edge of a list: one ${name} and its cursor.` })
  class EdgeType implements Edge<T> {
    @Field(() => String, { description: 'The opaque position of the edge, for `after` and `before`.' })
    cursor!: string;

    @Field(() => node, { description: `The ${name}.` })
    node!: T;
  }
  nodeTypes.set(EdgeType, node);
  return EdgeType;
}

/** A page that can also count the whole list; it counts only if `totalCount` is selected. */
export interface CountedConnection<T> extends Connection<T> {
  count: () => Promise<number> | number;
}

/**
 * Creates the connection type of a list of these edges.
 * @param counted whether it has `totalCount`: only for a list whose length is cheap to know
 */
export function connectionOf<T extends object>(name: string, edge: ClassType<Edge<T>>, counted = false) {
  const countField = counted
    ? Field(() => Int, { description: 'The number of rows in the whole list.' })
    : () => undefined;

  @ObjectType(`${name}Connection`, {
    description: `One page of a list of ${nodeTypes.get(edge)!.name} edges.`,
  })
  class ConnectionType implements Connection<T> {
    @Field(() => [edge], { description: 'The edges of the page, in list order.' })
    edges!: Edge<T>[];

    @Field(() => [nodeTypes.get(edge)!], {
      description: 'The nodes of the edges, in list order, for a client that needs no cursor of each.',
    })
    nodes(): T[] {
      return this.edges.map(({ node }) => node);
    }

    @Field(() => PageInfo, { description: 'The position of the page in the list.' })
    pageInfo!: PageInfo;

    count?: CountedConnection<T>['count'];

    @countField
    totalCount(): Promise<number> | number {
      return this.count?.() ?? 0;
    }
  }
  return ConnectionType;
}
