import type { FieldFunctionOptions, FieldPolicy, Reference } from '@apollo/client';

/** An edge of `ChatRoom.messages` as the cache has it. */
export interface CachedEdge {
  readonly __typename?: 'MessageEdge';
  readonly cursor: string;
  readonly node: Reference;
}

/** A window into a room's messages, without a gap, as the cache has it. */
export interface MessageWindow {
  readonly __typename?: 'MessageConnection';
  readonly edges: readonly CachedEdge[];
  readonly pageInfo: {
    readonly hasPreviousPage: boolean;
    readonly hasNextPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount?: number;
}

/** Reads a field of an object that the cache has. */
export type ReadField = FieldFunctionOptions['readField'];

/** How many messages of a room the cache keeps. */
export const mostMessages = 400;
/** How many more a window may grow by live messages before it is cut, so that it is not cut for each. */
const slack = 100;

/** Whether a message comes before another in their room: by time, then by ID, which grows. */
function isBefore(a: Reference, b: Reference, read: ReadField): boolean {
  const [timeA, timeB] = [read<string>('sentAt', a) ?? '', read<string>('sentAt', b) ?? ''];
  if (timeA !== timeB) return timeA < timeB;
  const [idA, idB] = [read<string>('id', a) ?? '', read<string>('id', b) ?? ''];
  return idA.length === idB.length ? idA < idB : idA.length < idB.length;
}

/** Cuts a window to its size at one end. */
function cut(window: MessageWindow, end: 'oldest' | 'newest', most: number): MessageWindow {
  if (window.edges.length <= most) return window;
  const edges = end === 'oldest' ? window.edges.slice(-most) : window.edges.slice(0, most);
  return {
    ...window,
    edges,
    pageInfo: {
      ...window.pageInfo,
      ...(end === 'oldest'
        ? { hasPreviousPage: true, startCursor: edges[0]!.cursor }
        : { hasNextPage: true, endCursor: edges.at(-1)!.cursor }),
    },
  };
}

/** Both lists, without repeats and in the room's order. They are nearly always one behind the other already. */
function union(
  a: readonly CachedEdge[],
  b: readonly CachedEdge[],
  read: ReadField,
): { edges: CachedEdge[]; overlap: boolean } {
  const byRef = new Map(a.map((edge) => [edge.node.__ref, edge]));
  const before = byRef.size;
  for (const edge of b) byRef.set(edge.node.__ref, edge);
  const edges = [...byRef.values()];
  if (edges.some((edge, i) => i > 0 && isBefore(edge.node, edges[i - 1]!.node, read)))
    edges.sort((x, y) => (isBefore(x.node, y.node, read) ? -1 : 1));
  return { edges, overlap: before + b.length > byRef.size };
}

/** Puts a new message into the window, at its place. A message from before the window, or after it, is left out. */
export function insert(window: MessageWindow, edge: CachedEdge, read: ReadField): MessageWindow {
  const { edges, pageInfo } = window;
  if (edges.some(({ node }) => node.__ref === edge.node.__ref)) return window;
  const [first, last] = [edges[0], edges.at(-1)];
  if (first && isBefore(edge.node, first.node, read) && pageInfo.hasPreviousPage) return window;
  if ((!last || isBefore(last.node, edge.node, read)) && pageInfo.hasNextPage) return window;
  const joined = union(edges, [edge], read).edges;
  const next = {
    ...window,
    edges: joined,
    pageInfo: { ...pageInfo, startCursor: joined[0]!.cursor, endCursor: joined.at(-1)!.cursor },
  };
  return joined.length > mostMessages + slack ? cut(next, 'oldest', mostMessages) : next;
}

/** Takes messages out of the window: a reply that another one replaced. */
export function remove(window: MessageWindow, refs: ReadonlySet<string>): MessageWindow {
  const edges = window.edges.filter(({ node }) => !refs.has(node.__ref));
  return edges.length === window.edges.length ? window : { ...window, edges };
}

/**
 * Joins a page with the window. A page that does not touch the window replaces it, because a window has no gap.
 * `before` and `after` touch it if they name its end.
 */
function join(
  existing: MessageWindow | undefined,
  incoming: MessageWindow,
  args: Record<string, unknown> | null,
  read: ReadField,
): MessageWindow {
  if (!existing) return incoming;
  const { before, after } = args ?? {};
  const joined = union(existing.edges, incoming.edges, read);
  const isBehind = after !== undefined && after === existing.pageInfo.endCursor;
  const isAhead = before !== undefined && before === existing.pageInfo.startCursor;
  if (!joined.overlap && !isBehind && !isAhead) return incoming;
  const startsWith = (one: MessageWindow): boolean =>
    joined.edges.length === 0 || one.edges[0]?.node.__ref === joined.edges[0]!.node.__ref;
  const endsWith = (one: MessageWindow): boolean =>
    joined.edges.length === 0 || one.edges.at(-1)?.node.__ref === joined.edges.at(-1)!.node.__ref;
  const hasPreviousPage =
    isAhead || startsWith(incoming)
      ? incoming.pageInfo.hasPreviousPage
      : startsWith(existing) && existing.pageInfo.hasPreviousPage;
  // A page that was read before the newest message came does not know of it.
  const hasNextPage =
    isBehind || (endsWith(incoming) && !endsWith(existing))
      ? incoming.pageInfo.hasNextPage
      : existing.pageInfo.hasNextPage && (!endsWith(incoming) || incoming.pageInfo.hasNextPage);
  const window = {
    ...incoming,
    edges: joined.edges,
    pageInfo: {
      ...incoming.pageInfo,
      hasPreviousPage,
      hasNextPage,
      startCursor: joined.edges[0]?.cursor ?? null,
      endCursor: joined.edges.at(-1)?.cursor ?? null,
    },
  };
  return cut(window, before === undefined ? 'oldest' : 'newest', mostMessages);
}

/** The policy of `ChatRoom.messages`: one window for a room, whatever page was asked for. */
export const messagesPolicy: FieldPolicy<MessageWindow> = {
  keyArgs: false,
  merge: (existing, incoming, { args, readField }) => join(existing, incoming, args, readField),
};
