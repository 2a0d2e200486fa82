import { mkdir } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Where the pictures of all screens go. Git ignores it. */
const pictures = new URL('../../../.pictures/', import.meta.url).pathname;

/** What can be wrong in the dark alone: the same elements have other colours there. */
const rulesOfColor = ['color-contrast', 'link-in-text-block'];

/** Takes a picture of a screen. @param name also its file's */
export async function takePicture(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}${name}.png`, animations: 'disabled' });
}

/**
 * Looks at a screen in light and dark: takes a picture of each, and has axe look for what keeps people out.
 * @returns the violations of WCAG 2.2 A and AA and of good practice, in a line each
 */
export async function inspect(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await takePicture(page, `${name}-${colorScheme}`);
    // Without frames of others, axe needs no page of its own to put its results together.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    if (colorScheme === 'dark') axe.withRules(rulesOfColor);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations)
      for (const { target, failureSummary = '' } of nodes)
        found.push(`${name}, ${colorScheme}: ${id} at ${target.join(' ')}: ${failureSummary}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}
