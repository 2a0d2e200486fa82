import { afterAll, expect, test } from '@jest/globals';
import { PushService, pushEnvironment } from '../support/push-service.js';
import { startApp } from '../support/start-app.js';
import { openNotifier } from './recipient.js';
const service = await PushService.start();
afterAll(() => service.stop());
const app = await startApp(pushEnvironment());
const notifier = await openNotifier(app);
const slow = [{ kind: 'hang' }, { kind: 'upgrade' }];
test('a push service that does not respond times out after ten seconds, and the push is retried', async () => {
    const begun = performance.now();
    await Promise.all(slow.map(async (behaviour) => {
        const recipient = await notifier.newRecipient(service);
        recipient.device.script.push(behaviour);
        const id = await notifier.notify(recipient);
        await recipient.device.next();
        await recipient.device.next();
        expect(performance.now() - begun).toBeGreaterThan(10_000);
        const stored = await notifier.until(id, (delivery) => delivery?.state === 'SENT');
        // The lease, of a second, was renewed all that time.
        expect(stored).toMatchObject({ state: 'SENT', attempts: 2, fence: 2 });
    }));
    expect(performance.now() - begun).toBeLessThan(20_000);
});
//# sourceMappingURL=timeout.test.js.map