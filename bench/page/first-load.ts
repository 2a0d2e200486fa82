import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { median } from '../run/figures.js';
import type { PageWorld } from './page-world.js';
import type { Row } from './row.js';

const rounds = 5;
const cpuSlowedBy = 4;
const mostJavaScript = 150;
const soon = 1_500;

/** How much JavaScript the first load takes, and how long it is until the page can be used on a slow machine. */
export async function measureFirstLoad(world: PageWorld): Promise<Row[]> {
  const rows: Row[] = [];
  const screens = [
    { name: 'log in', path: '/log-in', selector: 'form button[type=submit]', isLoggedIn: false },
    { name: 'a chat', path: `/rooms/${world.roomId}`, selector: '[role=log] article', isLoggedIn: true },
  ];
  for (const { name, path, selector, isLoggedIn } of screens) {
    const times: number[] = [];
    let kilobytes = 0;
    for (let round = 0; round < rounds; round++) {
      const context = await world.openContext({ isLoggedIn });
      const page = await openCold(context);
      const scripts = collectScripts(page);
      await page.goto(path, { waitUntil: 'commit' });
      times.push(await page.evaluate<number>(`probe.whenInteractive(${JSON.stringify(selector)})`));
      kilobytes = await scripts();
      await context.close();
    }
    rows.push(
      {
        what: `first load of ${name}: JavaScript, gzipped`,
        value: kilobytes,
        unit: 'kB',
        limit: mostJavaScript,
      },
      {
        what: `first load of ${name}: interactive, CPU slowed ${cpuSlowedBy} times`,
        value: median(times),
        unit: 'ms',
        limit: soon,
      },
    );
  }
  return rows;
}

/** Opens a tab that has nothing in its cache, on a slow machine. */
async function openCold(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devTools.send('Network.setBypassServiceWorker', { bypass: true });
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowedBy });
  return page;
}

/** Notes the scripts that a page loads. Returns their size in kilobytes, gzipped as a server without brotli sends them. */
function collectScripts(page: Page): () => Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body());
  });
  return async () =>
    (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / 1_000;
}
