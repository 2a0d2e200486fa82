import { User } from '../user/user.entity.js';
import { Activity } from './activity.entity.js';
/**
 * Records an activity of an owner.
 * @param em the manager of the transaction that it belongs to
 * @param occurredAt by the database's clock
 * @param metadata the ids of the rows that the activity concerns, and where it came from
 */
export function recordActivity(em, userId, activityType, occurredAt, metadata = null) {
    em.create(Activity, { user: em.getReference(User, userId), activityType, occurredAt, metadata });
}
//# sourceMappingURL=activity.service.js.map