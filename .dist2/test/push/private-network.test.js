import { afterAll, expect, test } from '@jest/globals';
import { PushService, pushEnvironment } from '../support/push-service.js';
import { startApp } from '../support/start-app.js';
import { openNotifier } from './recipient.js';
const service = await PushService.start();
afterAll(() => service.stop());
// Devices register where private addresses are allowed, like a name that resolves elsewhere by now. Only the
// processes that a test starts send pushes.
const app = await startApp({ ...pushEnvironment(), RUN: 'api' });
const notifier = await openNotifier(app);
const origins = [
    `http://127.0.0.1:${service.port}`,
    `http://localhost:${service.port}`,
    `http://[::ffff:127.0.0.1]:${service.port}`,
    `https://127.0.0.1:${service.port}`,
    `https://localhost:${service.port}`,
];
test('no name leads to a connection into a private network, and the device is removed', async () => {
    const all = await Promise.all(origins.map((origin) => notifier.newRecipient(service, origin)));
    const ids = await Promise.all(all.map((recipient) => notifier.notify(recipient)));
    const jobs = await app.another({ RUN: 'jobs', PUSH_PRIVATE_NETWORK: 'refuse' });
    for (const id of ids)
        expect(await notifier.until(id, (delivery) => delivery === undefined)).toBeUndefined();
    expect(await app.database.query('SELECT 1 FROM push_subscriptions')).toEqual([]);
    expect(service.connections).toBe(0);
    await jobs.close();
});
test('a device that was registered before PUSH_HOSTS left its host out is removed without a call', async () => {
    const recipient = await notifier.newRecipient(service);
    const id = await notifier.notify(recipient);
    await app.another({ RUN: 'jobs', PUSH_HOSTS: 'push.example.com' });
    expect(await notifier.until(id, (delivery) => delivery === undefined)).toBeUndefined();
    expect(service.connections).toBe(0);
});
//# sourceMappingURL=private-network.test.js.map