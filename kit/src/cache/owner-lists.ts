import type { ApolloCache, Reference } from '@apollo/client';

/** A list of the owner as the cache has it. */
interface CachedList {
  readonly edges: readonly { readonly cursor: string; readonly node: Reference }[];
  readonly pageInfo?: { readonly hasNextPage: boolean };
  readonly totalCount?: number;
}

/** The lists of an owner that events change. */
export type ListField = 'pets' | 'chatRooms' | 'archivedChatRooms' | 'notifications';

/** The arguments that choose a list's items, read from the name under which the cache keeps it. */
function argsOf(storeFieldName: string): Record<string, unknown> {
  const at = storeFieldName.indexOf('{');
  if (at < 0) return {};
  return JSON.parse(storeFieldName.slice(at, storeFieldName.lastIndexOf('}') + 1)) as Record<string, unknown>;
}

function changeLists(
  cache: ApolloCache,
  ownerId: string,
  field: ListField,
  change: (list: CachedList, args: Record<string, unknown>) => CachedList | undefined,
): void {
  cache.modify<Record<ListField, CachedList>>({
    id: `User:${ownerId}`,
    fields: {
      [field]: (existing: unknown, { storeFieldName, DELETE }: { storeFieldName: string; DELETE: unknown }) =>
        change(existing as CachedList, argsOf(storeFieldName)) ?? DELETE,
    },
  });
}

/** Where a list takes a new item: at an end, not at all, or somewhere that only a refetch tells. */
export type Place = 'first' | 'last' | 'nowhere' | 'unknown';

/**
 * Puts an item into the owner's lists of a field, unless it is there.
 * @param edgeType the type of the list's edges
 * @param node `Type:ID`
 * @param place says where, by the arguments that the list was asked for with
 */
export function putIntoLists(
  cache: ApolloCache,
  ownerId: string,
  field: ListField,
  { edgeType, node }: { edgeType: string; node: string },
  place: (args: Record<string, unknown>) => Place,
): void {
  changeLists(cache, ownerId, field, (list, args) => {
    const at = place(args);
    if (at === 'nowhere') return without(list, node);
    if (list.edges.some((edge) => edge.node.__ref === node)) return list;
    if (at === 'unknown') return undefined;
    const edge = { __typename: edgeType, cursor: '', node: { __ref: node } };
    const totalCount = list.totalCount === undefined ? undefined : list.totalCount + 1;
    // It comes with its page.
    if (at === 'last' && list.pageInfo?.hasNextPage === true)
      return { ...list, ...(totalCount && { totalCount }) };
    return {
      ...list,
      edges: at === 'first' ? [edge, ...list.edges] : [...list.edges, edge],
      ...(totalCount !== undefined && { totalCount }),
    };
  });
}

/** Takes an item out of the owner's lists of a field. */
export function takeFromLists(cache: ApolloCache, ownerId: string, field: ListField, node: string): void {
  changeLists(cache, ownerId, field, (list) => without(list, node));
}

function without(list: CachedList, node: string): CachedList {
  const edges = list.edges.filter((edge) => edge.node.__ref !== node);
  if (edges.length === list.edges.length) return list;
  return { ...list, edges, ...(list.totalCount !== undefined && { totalCount: list.totalCount - 1 }) };
}
