import { afterAll, expect, test } from '@jest/globals';
import { PushService, pushEnvironment } from '../support/push-service.js';
import { startApp } from '../support/start-app.js';
import { openTeller } from './told-owner.js';

const service = await PushService.start();
afterAll(() => service.stop());
// Registered where private addresses are welcome, as a name would be that leads elsewhere by now; nobody
// pushes here but the processes that a test starts.
const app = await startApp({ ...pushEnvironment(), RUN: 'api' });
const teller = await openTeller(app);

const origins = [
  `http://127.0.0.1:${service.port}`,
  `http://localhost:${service.port}`,
  `http://[::ffff:127.0.0.1]:${service.port}`,
  `https://127.0.0.1:${service.port}`,
  `https://localhost:${service.port}`,
];

test('no connection is made into a private network, whatever name leads there; the device is removed', async () => {
  const all = await Promise.all(origins.map((origin) => teller.toldOwner(service, origin)));
  const ids = await Promise.all(all.map((told) => teller.tell(told)));
  await app.another({ RUN: 'jobs', PUSH_PRIVATE_NETWORK: 'refuse' });
  for (const id of ids) expect(await teller.until(id, (delivery) => delivery === undefined)).toBeUndefined();
  expect(await app.database.query('SELECT 1 FROM push_subscriptions')).toEqual([]);
  expect(service.connections).toBe(0);
});
