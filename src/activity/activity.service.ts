import type { EntityManager } from '@mikro-orm/postgresql';
import { User } from '../user/user.entity.js';
import { Activity, type ActivityType } from './activity.entity.js';

/**
 * Records an activity of an owner.
 * @param em the manager of the transaction that it belongs to
 * @param occurredAt by the database's clock
 * @param metadata the ids of the rows that the activity concerns, and where it came from
 */
export function recordActivity(
  em: EntityManager,
  userId: string,
  activityType: ActivityType,
  occurredAt: Date,
  metadata: Record<string, string> | null = null,
): void {
  em.create(Activity, { user: em.getReference(User, userId), activityType, occurredAt, metadata });
}
