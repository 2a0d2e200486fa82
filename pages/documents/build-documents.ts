import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import MiniSearch from 'minisearch';
import { firstPage, readGuides } from './guides.ts';
import { render } from './markdown.ts';
import { schemaPages } from './schema-pages.ts';
import { pageWith } from './template.ts';

const here = import.meta.dirname;

/**
 * Builds the guides and the reference of the schema as pages, with a search, from the root of the repository. No page has
 * a script or a style in itself.
 * @returns how many pages there are
 */
export async function buildDocuments(folder: string): Promise<number> {
  const sources = [await firstPage(), ...(await readGuides()), ...(await schemaPages())];
  const paths = new Set(sources.map(({ path }) => path));
  const index = new MiniSearch({ fields: ['title', 'headings', 'words'], storeFields: ['title', 'group'] });
  await rm(folder, { recursive: true, force: true });
  for (const source of sources) {
    const rendered = render(source, paths);
    const file = join(folder, `${source.path}.html`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, pageWith(source, rendered, sources));
    if (source.group)
      index.add({
        id: source.path,
        title: source.title,
        group: source.group,
        headings: rendered.headings.map(({ text }) => text).join('\n'),
        words: rendered.words,
      });
  }
  await writeFile(join(folder, 'search.json'), JSON.stringify(index));
  await writeFile(join(folder, 'documents.css'), await styles());
  const minisearch = createRequire(import.meta.url).resolve('minisearch');
  await copyFile(join(dirname(minisearch), '../es/index.js'), join(folder, 'minisearch.js'));
  await copyFile(join(here, 'search-client.js'), join(folder, 'search-client.js'));
  await copyFile('web/public/icon.svg', join(folder, 'icon.svg'));
  await copyFile('schema.graphql', join(folder, 'schema.graphql'));
  await mkdir(join(folder, 'images'));
  for (const name of await readdir('bench'))
    if (name.endsWith('.svg')) await copyFile(join('bench', name), join(folder, 'images', name));
  return sources.length;
}

/** The styles of the documents, with the colours and sizes of the chat page. */
async function styles(): Promise<string> {
  const [tokens, dark, own] = await Promise.all(
    ['web/src/look/tokens.css', 'web/src/look/dark.css', join(here, 'documents.css')].map((file) =>
      readFile(file, 'utf8'),
    ),
  );
  // The chat page lets its owner choose; the documents follow the device.
  const byDevice = dark!.replace(":root[data-shade='dark']", ':root');
  return `${tokens!}\n@media (prefers-color-scheme: dark) {\n${byDevice}}\n\n${own!}`;
}
