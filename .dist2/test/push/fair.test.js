import { expect, test } from '@jest/globals';
import { leasePushes } from '../../src/push/push-lease.js';
import { pushEnvironment, PushService } from '../support/push-service.js';
import { startApp } from '../support/start-app.js';
import { openNotifier } from './recipient.js';
const app = await startApp({ ...pushEnvironment(), RUN: 'api' });
const notifier = await openNotifier(app);
/** More devices for an owner, on the session of their first. */
const addDevices = ({ owner }, count) => app.database.query(`INSERT INTO push_subscriptions (user_id, session_id, endpoint, p256dh, auth)
     SELECT user_id, session_id, endpoint || n, p256dh, auth FROM push_subscriptions, generate_series(1, $2) n
     WHERE user_id = $1`, [owner.id, count]);
test('an owner with one device is not behind all devices of another, whoever leases', async () => {
    const service = await PushService.start();
    try {
        const [many, one] = [await notifier.newRecipient(service), await notifier.newRecipient(service)];
        await addDevices(many, 9);
        const flood = new Set();
        for (let count = 0; count < 12; count++)
            flood.add(await notifier.notify(many));
        const single = await notifier.notify(one);
        const leased = await Promise.all(Array.from({ length: 2 }, () => leasePushes(notifier.orm.em, 2, 30_000)));
        const first = leased.flat();
        expect(first).toHaveLength(4);
        expect(first.map(({ notificationId }) => notificationId)).toContain(single);
        // Nothing is left out, and nothing is leased twice.
        const rest = await leasePushes(notifier.orm.em, 1_000, 30_000);
        expect(new Set([...first, ...rest].map(({ deliveryId }) => deliveryId)).size).toBe(121);
        expect(first.length + rest.length).toBe(121);
    }
    finally {
        await service.stop();
    }
});
//# sourceMappingURL=fair.test.js.map