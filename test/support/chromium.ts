import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** The names of Chromium and its kin, on Debian and elsewhere. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const appPaths = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Finds a Chromium: the one of CHROMIUM_PATH, or one with a usual name.
 * @returns undefined if there is none
 */
export async function findChromium(): Promise<string | undefined> {
  const own = process.env['CHROMIUM_PATH'];
  if (own) return own;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...appPaths];
  for (const path of candidates) if (await exists(path)) return path;
  return undefined;
}

/** Starts a Chromium without a window. Its processes end with it. */
export function launchChromium(executablePath: string, args: string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      // Root may not start Chromium's sandbox. It opens nothing but what the tests serve.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-dev-shm-usage',
      '--disable-gpu',
      ...args,
    ],
  });
}
