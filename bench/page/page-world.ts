import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findChromium, launchChromium } from '../../test/support/chromium.js';
import { startServer } from '../run/server-process.js';
import { nuzzleCommand } from '../sides/nuzzle.js';
import { withDatabase } from '../world/database.js';

const probe = new URL('../../../bench/page/probe.js', import.meta.url).pathname;

/** A server, a browser, and an owner with a pet. */
export interface PageWorld {
  readonly url: string;
  readonly browser: Browser;
  /** The room of the owner's pet. */
  readonly roomId: string;
  /** Sends an operation as the owner, from another device. */
  request(query: string, variables?: object): Promise<Record<string, never>>;
  /** Sends messages from another device, a few at once. */
  sendMany(count: number, from: number): Promise<void>;
  /** Opens a browser with nothing in its cache and, if asked, the owner logged in. */
  openContext(options?: { isLoggedIn?: boolean }): Promise<BrowserContext>;
}

const account = { username: 'bench', email: 'bench@example.com', password: 'correct horse battery' };
const atOnce = 4;

/** Runs measurements in a world of their own. */
export async function withPageWorld(work: (world: PageWorld) => Promise<void>): Promise<void> {
  const path = await findChromium();
  if (!path) throw new Error('There is no Chromium to measure with; Debian has it, or set CHROMIUM_PATH.');
  await withDatabase(async (databaseUrl) => {
    const command = nuzzleCommand(databaseUrl);
    const server = await startServer({
      ...command,
      // In production the cookie would ask for https.
      env: {
        ...command.env,
        NODE_ENV: 'development',
        RUN: 'api,jobs',
        REFRESH_COOKIE: 'on',
        MEMORY_AFTER: '1d',
      },
    });
    const browser = await launchChromium(path);
    try {
      await work(await openWorld(server.url, browser));
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}

async function openWorld(url: string, browser: Browser): Promise<PageWorld> {
  let token: string | undefined;
  const request = async (query: string, variables: object = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as {
      data: Record<string, never>;
      errors?: { message: string }[];
    };
    if (errors) throw new Error(errors[0]!.message);
    return data;
  };
  const { signUp } = (await request(
    'mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken } }',
    { input: account },
  )) as unknown as { signUp: { accessToken: string } };
  token = signUp.accessToken;
  const { createPet } = (await request(
    'mutation { createPet(input: { name: "Coco", persona: "a sleepy cat" }) { pet { chatRoom { id } } } }',
  )) as unknown as { createPet: { pet: { chatRoom: { id: string } } } };
  const roomId = createPet.pet.chatRoom.id;
  const send = (n: number) =>
    request('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { duplicate } }', {
      input: { chatRoomId: roomId, content: lineOf(n), clientMessageId: `bench-${n}` },
    });
  return {
    url,
    browser,
    roomId,
    request,
    async sendMany(count, from) {
      let next = from;
      const worker = async () => {
        while (next < from + count) await send(next++);
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
    },
    async openContext({ isLoggedIn = false } = {}) {
      const context = await browser.newContext({
        baseURL: url,
        locale: 'en-US',
        viewport: { width: 1280, height: 800 },
      });
      await context.addInitScript({ path: probe });
      if (isLoggedIn) {
        const page = await context.newPage();
        await logIn(page);
        await page.close();
      }
      return context;
    },
  };
}

async function logIn(page: Page): Promise<void> {
  await page.goto('/log-in');
  await page.getByLabel('Username or email address').fill(account.username);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
}

const words = 'tuna window purr blanket garden kitchen morning rain 참치 이불 햇빛 고양이 오늘 산책'.split(
  ' ',
);

/** A message of 1 to 30 words, another for each number. */
const lineOf = (n: number): string =>
  Array.from({ length: 1 + ((n * 7) % 30) }, (_, at) => words[(n * 13 + at * 5) % words.length]).join(' ') +
  ` ${n}`;
