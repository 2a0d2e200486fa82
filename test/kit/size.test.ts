import { execFile } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import type { Bundle } from './bundle.js';

/** The bundler is native, and takes no values from the realm that a test runs in. */
async function bundle(code: string): Promise<Bundle> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, 'bundle.js'), code],
    {
      maxBuffer: 1e7,
    },
  );
  return JSON.parse(stdout) as Bundle;
}

let core: Bundle;
beforeAll(async () => {
  core = await bundle(`export { createNuzzle, formErrors } from '@nuzzle/client';`);
});

test('the core with Apollo Client and graphql-ws is at most 75 kB, gzipped', () => {
  expect(core.gzipped).toBeLessThan(75_000);
});

test('the core has no React', () => {
  expect(core.modules.length).toBeGreaterThan(50);
  expect(core.modules.filter((id) => /node_modules\/(?:react|react-dom)\//.test(id))).toEqual([]);
});

test('what a page does not use is not in its bundle', async () => {
  const { gzipped, modules } = await bundle(`export { formErrors } from '@nuzzle/client';`);
  expect(gzipped).toBeLessThan(5000);
  expect(modules.filter((id) => id.includes('graphql-ws'))).toEqual([]);
});

test('no file but the hooks’ imports React, and no token goes into a storage of the browser', async () => {
  for await (const file of glob('kit/src/**/*.{ts,tsx}')) {
    const text = await readFile(file, 'utf8');
    if (!file.includes('/react/'))
      expect([file, text.match(/from '(?:react|@apollo\/client\/react)/)]).toEqual([file, null]);
    expect([file, text.match(/localStorage|sessionStorage/)]).toEqual([file, null]);
  }
});
