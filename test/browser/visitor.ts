import type { Browser, BrowserContext, BrowserContextOptions, Page, Response } from 'playwright-core';

/** A browser of its own, with its own storage, that notes what its pages complain of. */
export interface Visitor extends AsyncDisposable {
  readonly context: BrowserContext;
  /** What the pages wrote as an error to the console, or threw. */
  readonly complaints: readonly string[];
  /** Opens a tab. */
  open(path?: string): Promise<Page>;
  /** Runs what takes the connection away. Browsers report each request that fails meanwhile; that is no fault of a page. */
  duringOutage<T>(work: () => Promise<T>): Promise<T>;
  /** Runs what makes the server refuse a request of the page, such as one with a token that has just expired. */
  whileRefused<T>(work: () => Promise<T>): Promise<T>;
}

/** What a browser itself reports of a lost connection. */
const outage = /^Failed to load resource: net::ERR_|^WebSocket connection to .* failed/;
/** What it reports of a refused request, without saying which. `requestOf` says it. */
const refused = /^Failed to load resource: the server responded/;

const requestOf = (response: Response): string => {
  const body = response.request().postData() ?? '';
  const [, operation = ''] = /"operationName":"(\w+)"/.exec(body) ?? [];
  return `${response.status()} for ${new URL(response.url()).pathname} ${operation}`;
};

/** Opens a browser at an address. @param options such as its language and its preference for dark */
export async function newVisitor(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: url, locale: 'en-US', ...options });
  // What a test waits for may take long on a busy machine; the test's own limit ends it.
  context.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  const expected: RegExp[] = [];
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  const expecting = async <T>(pattern: RegExp, work: () => Promise<T>): Promise<T> => {
    expected.push(pattern);
    try {
      return await work();
    } finally {
      expected.splice(expected.indexOf(pattern), 1);
    }
  };
  context.on('console', (message) => {
    if (message.type() === 'error' && !refused.test(message.text()))
      note(`${message.text()} (${message.location().url})`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) note(requestOf(response));
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
    duringOutage: (work) => expecting(outage, work),
    whileRefused: (work) => expecting(/^4\d\d for \/graphql/, work),
    [Symbol.asyncDispose]: () => context.close(),
  };
}
