import { afterAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { findChromium, launchChromium } from '../support/chromium.js';

/**
 * Starts a Chromium for a test file, and closes it after the last test.
 * @returns undefined if this machine has none: its tests are skipped then, with a sentence that says so
 * @throws if there is none and TEST_SERVICES is `required`
 */
export async function openChromium(): Promise<Browser | undefined> {
  const path = await findChromium();
  if (!path) {
    const reason = 'There is no Chromium to test the page with; Debian has it, or set CHROMIUM_PATH.';
    if (process.env['TEST_SERVICES'] === 'required') throw new Error(reason);
    process.stderr.write(`${reason}\n`);
    return undefined;
  }
  const browser = await launchChromium(path);
  afterAll(() => browser.close());
  return browser;
}
