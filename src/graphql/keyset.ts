import type { ListOrder, AnyPosition, Window } from './connection.js';

/** What MikroORM finds rows by: properties and what they must be. */
export type Condition = Record<string, unknown>;

/**
 * The conditions, order and limit that find a window's rows by keyset, for `em.find`.
 * One row more than the window's size is asked for, to know whether there is more.
 */
export function keyset(order: ListOrder, window: Window<AnyPosition>) {
  // What comes later in the list is smaller where the list runs newest first.
  const later = order.newestFirst ? '$lt' : '$gt';
  const earlier = order.newestFirst ? '$gt' : '$lt';
  const conditions = [
    ...(window.after ? [beyond(order, window.after, later, true)] : []),
    ...(window.before ? [beyond(order, window.before, earlier, false)] : []),
  ];
  const descending = (order.newestFirst ?? false) !== window.backward;
  const nulls = descending ? ' nulls last' : ' nulls first';
  const direction = descending ? 'desc' : 'asc';
  return {
    where: { $and: conditions } as Condition,
    options: {
      orderBy: {
        ...(order.time ? { [order.time]: `${direction}${order.timelessLast ? nulls : ''}` } : {}),
        [order.id ?? 'id']: direction,
      } as Record<string, 'asc' | 'desc'>,
      limit: window.size + 1,
    },
  };
}

function beyond(
  { time, timelessLast, id: key = 'id' }: ListOrder,
  { at, id }: AnyPosition,
  side: '$lt' | '$gt',
  isLater: boolean,
): Condition {
  const byId = { [key]: { [side]: id } };
  if (!time) return byId;
  if (at === null) {
    const alike = { [time]: null, ...byId };
    return isLater ? alike : { $or: [{ [time]: { $ne: null } }, alike] };
  }
  const byTime = { $or: [{ [time]: { [side]: at } }, { [time]: at, ...byId }] };
  if (timelessLast && isLater) return { $or: [byTime, { [time]: null }] };
  // Said twice, so that PostgreSQL finds a range of the index and leaves partitions out.
  return { $and: [{ [time]: { [`${side}e`]: at } }, byTime] };
}
