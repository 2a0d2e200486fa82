import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll } from '@jest/globals';

/** The script of the page that `makePageFolder` makes: longer than one packet. */
export const pageScript = `export const words = ${JSON.stringify('words and words '.repeat(500))};\n`;

/** The operation that the page of `makePageFolder` sends. */
export const pageQuery = 'query OfThePage { me { id } }';

const html = '<!doctype html><title>Page</title><script type="module" src="/assets/main-1a2b.js"></script>';

const files: Readonly<Record<string, string | Buffer>> = {
  'index.html': html,
  'index.html.br': brotliCompressSync(html),
  'index.html.gz': gzipSync(html),
  'paths.json': JSON.stringify(['/rooms/:roomId', '/settings/:part', '/graphql']),
  'operations.json': JSON.stringify([pageQuery]),
  '.built-from': 'a fingerprint',
  'worker.js': 'self.addEventListener("push", () => undefined);',
  'manifest.webmanifest': '{"name":"Page"}',
  'icons/192.png': 'no picture',
  'assets/main-1a2b.js': pageScript,
  'assets/main-1a2b.js.br': brotliCompressSync(pageScript),
  'assets/main-1a2b.js.gz': gzipSync(pageScript),
  'assets/main-1a2b.js.map': '{}',
  'assets/picture-3c4d.png': 'no picture',
};

/** Makes a folder of a built page for a test file, and removes it after the last test. */
export async function makePageFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nuzzle-page-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}
