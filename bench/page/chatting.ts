import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { ascending, percentile } from '../run/figures.js';
import type { PageWorld } from './page-world.js';
import type { Row } from './row.js';

const atOnce = 50;
const longestFrame = 50;
const list = '[role=log]';

/** Opens the room, and waits until it shows messages. */
export async function openRoom(context: BrowserContext, world: PageWorld): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/rooms/${world.roomId}`);
  await page.getByRole('log').getByRole('article').first().waitFor();
  return page;
}

const frameRows = (what: string, frames: readonly number[]): Row[] => {
  const sorted = ascending(frames);
  return [
    { what: `${what}: longest frame`, value: sorted.at(-1)!, unit: 'ms', limit: longestFrame },
    {
      what: `${what}: frames over ${longestFrame} ms, of ${frames.length}`,
      value: frames.filter((one) => one > longestFrame).length,
      unit: 'frames',
    },
    { what: `${what}: p99 frame`, value: percentile(sorted, 0.99), unit: 'ms' },
  ];
};

/** How long it takes from pressing Enter to the bubble. */
export async function measureTyping(page: Page): Promise<Row[]> {
  const times: number[] = [];
  const field = page.getByRole('textbox', { name: /^Message to/ });
  for (let n = 0; n < 30; n++) {
    const words = `measured ${n}`;
    await field.fill(words);
    const timing = page.evaluate<number>(`probe.timeToBubble(${JSON.stringify(words)})`);
    await field.press('Enter');
    times.push(await timing);
    await page.getByRole('button', { name: 'Stop Coco' }).waitFor({ state: 'detached' });
  }
  const sorted = ascending(times);
  return [
    { what: 'Enter to bubble: median of 30', value: percentile(sorted, 0.5), unit: 'ms', limit: atOnce },
    { what: 'Enter to bubble: longest', value: sorted.at(-1)!, unit: 'ms', limit: atOnce },
  ];
}

/** How smoothly a room of many messages scrolls up, through pages that are fetched meanwhile. */
export async function measureScrolling(page: Page, messages: number): Promise<Row[]> {
  const count = await page.evaluate<number>(`probe.scrollUp('${list}', 40, 2_000)`);
  await page.evaluate('probe.beginFrames()');
  const shown = await page.evaluate<number>(`probe.scrollUp('${list}', 60, 30_000)`);
  const frames = await page.evaluate<number[]>('probe.endFrames()');
  return [
    {
      what: `scrolling up in a room of ${messages.toLocaleString('en')}: passed in 30 s`,
      value: shown + count,
      unit: 'messages',
    },
    ...frameRows('scrolling', frames),
  ];
}

/** Whether the room stays usable while very much happens in it. */
export async function measureEvents(page: Page, world: PageWorld, from: number): Promise<Row[]> {
  const seconds = 10;
  let events = 0;
  page.on('websocket', () => undefined);
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  devTools.on('Network.webSocketFrameReceived', ({ response }) => {
    if (response.payloadData.includes('"ownerEvents"')) events++;
  });
  await page.evaluate('probe.beginFrames()');
  // A message is told as three events: the marker, the room, the message; replies and their words come on top.
  const perSecond = 35;
  for (let at = 0; at < seconds * 5; at++)
    await Promise.all([world.sendMany(perSecond / 5, from + (at * perSecond) / 5), delay(200)]);
  const frames = await page.evaluate<number[]>('probe.endFrames()');
  await devTools.detach();
  return [
    { what: `events a second, for ${seconds} s`, value: events / seconds, unit: '/s' },
    ...frameRows('while they come', frames),
  ];
}

const megabyte = 1_000_000;

/** How much memory the page holds after garbage collection, while an hour of chat goes by. */
export async function measureMemory(page: Page, world: PageWorld, from: number): Promise<Row[]> {
  const devTools = await page.context().newCDPSession(page);
  const heap = async () => {
    await devTools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devTools.send('Runtime.getHeapUsage');
    return usedSize / megabyte;
  };
  const parts = 4;
  // A message every twelve seconds and its reply.
  const each = 300 / parts;
  const used: number[] = [];
  for (let part = 0; part < parts; part++) {
    for (let n = 0; n < each; n += 5) {
      await world.sendMany(5, from + part * each + n);
      await delay(200);
    }
    await page.getByRole('button', { name: 'Stop Coco' }).waitFor({ state: 'detached' });
    used.push(await heap());
  }
  await devTools.detach();
  const [, half] = used;
  return [
    { what: 'memory after a quarter of an hour of chat', value: used[0]!, unit: 'MB' },
    { what: 'memory after an hour of chat', value: used.at(-1)!, unit: 'MB' },
    {
      what: 'growth over the second half hour',
      value: (used.at(-1)! / half! - 1) * 100,
      unit: '%',
      limit: 5,
    },
  ];
}
