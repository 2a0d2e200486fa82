import { column, idText, moment } from '../personal-data.js';
import { Activity } from './activity.entity.js';
import { ActivityResolver, UserActivitiesResolver } from './activity.resolver.js';
/** Activities of owners. */
export const activityModule = {
    name: 'activity',
    entities: [Activity],
    resolvers: [ActivityResolver, UserActivitiesResolver],
    tables: [
        {
            table: 'activities',
            belongs: { owner: 'user_id' },
            isPartitioned: true,
            line: 'activity',
            order: { at: 'occurred_at', id: 'id' },
            exported: {
                id: idText('id'),
                kind: column('activity_type'),
                occurredAt: moment('occurred_at'),
                metadata: column('metadata'),
            },
            notExported: ['user_id'],
            erased: { rows: 'deleted' },
        },
    ],
};
//# sourceMappingURL=activity.module.js.map