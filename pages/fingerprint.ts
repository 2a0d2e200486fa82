import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';

/** What the pages are made of. */
const sources = [
  'kit/*.{js,json}',
  'kit/src/**/*',
  'web/*.{ts,json,html}',
  'web/{src,public,worker}/**/*',
  'pages/**/*',
  'docs/*.md',
  '*.md',
  'bench/README.md',
  'kit/README.md',
  'schema.graphql',
  'package-lock.json',
];
const generated = /(?:^|\/)(?:node_modules|dist|generated)(?:\/|$)/;
const keptIn = 'web/dist/.built-from';

/** Makes a fingerprint of everything that the pages are made of. */
export async function fingerprint(): Promise<string> {
  const files = new Set<string>();
  for await (const entry of glob(sources, {
    withFileTypes: true,
    exclude: ({ name }) => generated.test(name),
  }))
    if (entry.isFile()) files.add(`${entry.parentPath}/${entry.name}`);
  const hash = createHash('sha256');
  for (const file of [...files].toSorted())
    hash
      .update(file)
      .update('\0')
      .update(await readFile(file))
      .update('\0');
  return hash.digest('hex');
}

/** Reads the fingerprint of what the pages were built from; undefined if they were never built. */
export const builtFrom = (): Promise<string | undefined> => readFile(keptIn, 'utf8').catch(() => undefined);

/** Keeps the fingerprint of what the pages were built from, beside them. */
export const keepFingerprint = (value: string): Promise<void> => writeFile(keptIn, value);
