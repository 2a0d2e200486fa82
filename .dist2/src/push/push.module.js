import { column, idText, moment } from '../personal-data.js';
import { PushDelivery } from './push-delivery.entity.js';
import { PushSubscription } from './push-subscription.entity.js';
import { PushSubscriptionResolver } from './push-subscription.resolver.js';
import { openPushWorker } from './push-worker.js';
import { pushJob } from './push.job.js';
/** Web Push to closed browsers. */
export const pushModule = {
    name: 'push',
    entities: [PushSubscription, PushDelivery],
    resolvers: [PushSubscriptionResolver],
    openWork(services) {
        const worker = openPushWorker(services);
        return { worker, jobs: [pushJob(worker, services.lease)] };
    },
    tables: [
        {
            table: 'push_subscriptions',
            belongs: { owner: 'user_id' },
            line: 'pushSubscription',
            exported: { id: idText('id'), endpoint: column('endpoint'), createdAt: moment('created_at') },
            notExported: ['user_id', 'session_id', 'p256dh', 'auth'],
            erased: { rows: 'deleted', atOnce: true },
        },
        {
            table: 'push_deliveries',
            belongs: { cascade: 'push_subscription_id' },
            exported: {},
            notExported: [
                'id',
                'notification_id',
                'push_subscription_id',
                'state',
                'due_at',
                'fence',
                'attempts',
                'reason',
                'created_at',
            ],
            erased: { rows: 'deleted', atOnce: true },
        },
    ],
};
//# sourceMappingURL=push.module.js.map