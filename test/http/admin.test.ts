import { expect, test } from '@jest/globals';
import { goAway, outreachesOf, until } from '../support/absence.js';
import { newOwner, newPet } from '../support/client.js';
import { startApp } from '../support/start-app.js';

const token = 'the-token-of-an-operator-is-long-enough';
const app = await startApp({ ADMIN_TOKEN: token, SWEEP_EVERY: '1s' });

const get = (path: string, authorization?: string, url = app.url) =>
  fetch(`${url}${path}`, { headers: authorization ? { authorization } : {} });
const bearer = `Bearer ${token}`;
const basic = `Basic ${Buffer.from(`anybody:${token}`).toString('base64')}`;

// The jobs appear as soon as their store is connected.
await until(
  () => get('/admin/jobs/api', bearer),
  ({ status }) => status === 200,
);

const metrics = async (): Promise<Map<string, number>> => {
  const text = await (await get('/admin/metrics', bearer)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [
      line.slice(0, line.lastIndexOf(' ')),
      Number(line.slice(line.lastIndexOf(' ') + 1)),
    ]),
  );
};

test.each(['/admin/metrics', '/admin/jobs/', '/admin/jobs/api'])(
  '%s requires the admin token',
  async (path) => {
    for (const wrong of [
      undefined,
      'Bearer wrong',
      `Basic ${Buffer.from('a:b').toString('base64')}`,
      token,
    ]) {
      const refused = await get(path, wrong);
      expect(refused.status).toBe(401);
      expect(refused.headers.get('www-authenticate')).toMatch(/^Basic/);
    }
    expect((await get(path, bearer)).status).toBe(200);
    expect((await get(path, basic)).status).toBe(200);
  },
);

test('without an admin token there are no admin pages, and without jobs no jobs page', async () => {
  const without = await app.another({ ADMIN_TOKEN: '' });
  expect((await get('/admin/metrics', bearer, without.url)).status).toBe(404);
  // Otherwise it could claim outreach, and count it in metrics of its own.
  await without.close();
  const api = await app.another({ RUN: 'api' });
  expect((await get('/admin/jobs/', bearer, api.url)).status).toBe(404);
  expect((await get('/admin/metrics', bearer, api.url)).status).toBe(200);
});

test('metrics report missed upkeep and archiving', async () => {
  const [missing, overdue] = ['nuzzle_partitions_missing', 'nuzzle_partitions_overdue'];
  const before = await metrics();
  expect([before.get(missing), before.get(overdue)]).toEqual([0, 0]);
  await app.database.moveClock(800 * 86_400_000);
  const later = await metrics();
  await app.database.moveClock(0);
  expect(later.get(missing)).toBe(8);
  expect(later.get(overdue)).toBeGreaterThan(0);
});

test('Agendash lists the jobs', async () => {
  expect(await (await get('/admin/jobs/', basic)).text()).toContain('<html');
  const overview = await until(
    async () =>
      (await (await get('/admin/jobs/api', bearer)).json()) as { jobs?: { job: { name: string } }[] },
    ({ jobs }) => (jobs?.length ?? 0) >= 7,
  );
  expect(overview.jobs!.map(({ job }) => job.name).toSorted()).toEqual([
    'archive',
    'erasures',
    'limits',
    'mails',
    'memories',
    'outreach',
    'partitions',
    'pushes',
    'replies',
    'safety',
    'search-index',
    'sessions',
    'voice-usage',
  ]);
});

test('metrics count claimed, sent and held outreach', async () => {
  const owner = await newOwner(app.url);
  const other = await newOwner(app.url);
  await newPet(owner);
  await goAway(app, owner);
  await goAway(app, other);
  await until(
    () => outreachesOf(app, owner),
    ([one]) => one?.state === 'SENT',
  );
  const seen = await until(metrics, (counted) => (counted.get('nuzzle_outreach_claimed_total') ?? 0) >= 2);
  expect(seen.get('nuzzle_outreach_sent_total')).toBe(1);
  const after = await until(metrics, (counted) =>
    counted.has('nuzzle_outreach_held_total{reason="NO_ACTIVE_PET"}'),
  );
  expect(after.get('nuzzle_outreach_held_total{reason="NO_ACTIVE_PET"}')).toBe(1);
  for (const name of ['due', 'under_way'])
    expect(
      (await until(metrics, (counted) => counted.get(`nuzzle_outreach_${name}`) === 0)).size,
    ).toBeGreaterThan(10);
  expect(after.get('nuzzle_notification_oldest_pending_seconds')).toBe(0);
});
