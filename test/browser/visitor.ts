import { expect } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** A browser of its own, with its own storage, that notes what its pages complain of. */
export interface Visitor extends AsyncDisposable {
  readonly context: BrowserContext;
  /** What the pages wrote as an error to the console, or threw. */
  readonly complaints: readonly string[];
  /** Opens a tab. */
  open(path?: string): Promise<Page>;
  /** Runs what takes the connection away. Browsers report each request that fails meanwhile; that is no fault of a page. */
  duringOutage<T>(work: () => Promise<T>): Promise<T>;
}

/** What a browser itself reports of a lost connection. */
const outage =
  /^Failed to load resource: net::ERR_|^WebSocket connection to .* failed|502|503|ERR_CONNECTION/;

/** Opens a browser at an address. @param options such as its language and its preference for dark */
export async function newVisitor(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: url, locale: 'en-US', ...options });
  // What a test waits for may take long on a busy machine; the test's own limit ends it.
  context.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  let outages = 0;
  const note = (text: string) => {
    if (outages === 0 || !outage.test(text)) complaints.push(text);
  };
  context.on('console', (message) => {
    if (message.type() === 'error') note(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => note(String(error.error().stack)));
  return {
    context,
    complaints,
    async open(path = '/') {
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
    async duringOutage(work) {
      outages++;
      try {
        return await work();
      } finally {
        outages--;
      }
    },
    async [Symbol.asyncDispose]() {
      await context.close();
      expect(complaints).toEqual([]);
    },
  };
}
