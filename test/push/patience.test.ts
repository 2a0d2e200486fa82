import { afterAll, expect, test } from '@jest/globals';
import { PushService, pushEnvironment, type PushBehaviour } from '../support/push-service.js';
import { startApp } from '../support/start-app.js';
import { openTeller } from './told-owner.js';

const service = await PushService.start();
afterAll(() => service.stop());
const app = await startApp({ ...pushEnvironment(), LEASE: '3s' });
const teller = await openTeller(app);

const slow: PushBehaviour[] = [{ kind: 'hang' }, { kind: 'upgrade' }];

test('a push service that gives no answer is waited for ten seconds, and asked again', async () => {
  const begun = performance.now();
  await Promise.all(
    slow.map(async (behaviour) => {
      const told = await teller.toldOwner(service);
      told.device.script.push(behaviour);
      const id = await teller.tell(told);
      await told.device.next();
      await told.device.next();
      expect(performance.now() - begun).toBeGreaterThan(10_000);
      const kept = await teller.until(id, (delivery) => delivery?.state === 'SENT');
      // Held all that time, over several leases of three seconds.
      expect(kept).toMatchObject({ state: 'SENT', attempts: 2, fence: 2 });
    }),
  );
});
