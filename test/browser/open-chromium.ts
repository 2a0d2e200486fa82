import { access } from 'node:fs/promises';
import { afterAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { findChromium, launchChromium } from '../support/chromium.js';

const builtPage = 'web/dist/index.html';

/** Why a test cannot run here; undefined if it can. */
async function reasonAgainst(path: string | undefined, needsPage: boolean): Promise<string | undefined> {
  if (!path) return 'There is no Chromium to test pages with; Debian has it, or set CHROMIUM_PATH.';
  const isBuilt = await access(builtPage).then(
    () => true,
    () => false,
  );
  return needsPage && !isBuilt ? 'The chat page is not built; npm install builds it.' : undefined;
}

/**
 * Starts a Chromium for a test file, and closes it after the last test.
 * @param options whether the tests open the chat page, which must be built then
 * @returns undefined if this machine cannot: the tests are skipped then, with a sentence that says why
 * @throws with that sentence, if TEST_SERVICES is `required`
 */
export async function openChromium({ needsPage = false } = {}): Promise<Browser | undefined> {
  const path = await findChromium();
  const reason = await reasonAgainst(path, needsPage);
  if (reason) {
    if (process.env['TEST_SERVICES'] === 'required') throw new Error(reason);
    process.stderr.write(`${reason}\n`);
    return undefined;
  }
  const browser = await launchChromium(path!);
  afterAll(() => browser.close());
  return browser;
}
