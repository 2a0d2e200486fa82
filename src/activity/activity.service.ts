import type { EntityManager } from '@mikro-orm/postgresql';
import { requireViewer, type Context } from '../context.js';
import {
  toConnection,
  toWindow,
  type Connection,
  type ListOrder,
  type PageArgs,
} from '../graphql/connection.js';
import { keyset } from '../graphql/keyset.js';
import { findAll } from '../query/find-all.js';
import { User } from '../user/user.entity.js';
import { Activity, type ActivityType } from './activity.entity.js';

/** Activities run newest first. */
export const activityOrder: ListOrder = { time: 'occurredAt', newestFirst: true, end: 'first' };

/**
 * Records what an owner did.
 * @param em the manager of the transaction that does it
 * @param occurredAt the moment by the database's clock
 * @param metadata ids of what it was about
 */
export function recordActivity(
  em: EntityManager,
  userId: string,
  type: ActivityType,
  occurredAt: Date,
  metadata: Record<string, string> | null = null,
): void {
  em.create(Activity, { user: em.getReference(User, userId), type, occurredAt, metadata });
}

/** What the owner who asks did, newest first; all of it, or of one type. */
export async function listActivities(
  ctx: Context,
  args: PageArgs,
  type: ActivityType | undefined,
): Promise<Connection<Activity>> {
  const { userId } = requireViewer(ctx);
  const window = toWindow(args, activityOrder);
  const { where, options } = keyset(activityOrder, window);
  const found = await findAll(ctx.em, Activity, { user: userId, ...(type && { type }), ...where }, options);
  return toConnection(found, window, (activity) => ({ at: activity.occurredAt, id: activity.id }));
}
