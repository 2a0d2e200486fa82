import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Source } from './source.ts';

/** Other files that are pages, by their file: where they are, and the titles that the navigation shows. */
const others: Readonly<Record<string, { path: string; title: string }>> = {
  'kit/README.md': { path: 'kit', title: 'The client kit' },
  'bench/README.md': { path: 'measurements', title: 'Measurements' },
  'CHANGELOG.md': { path: 'changelog', title: 'Changelog' },
};

/** The address of a guide under `/docs/`, by its file in the repository; undefined for a file that is no guide. */
export const pathOfGuide = (file: string): string | undefined =>
  others[file]?.path ?? (/^docs\/[A-Z-]+\.md$/.test(file) ? basename(file, '.md').toLowerCase() : undefined);

/** Reads the guides, in the order in which the README names them. */
export async function readGuides(): Promise<Source[]> {
  const readme = await readFile('README.md', 'utf8');
  const files = [...(await readdir('docs')).map((name) => `docs/${name}`), ...Object.keys(others)];
  const guides: (Source & { place: number })[] = [];
  for (const file of files) {
    const path = pathOfGuide(file);
    const markdown = path && (await readFile(file, 'utf8').catch(() => undefined));
    if (!path || !markdown) continue;
    const title = others[file]?.title ?? /^# (.+)$/m.exec(markdown)![1]!;
    const named = readme.indexOf(`](${file})`, readme.indexOf('## Read on'));
    guides.push({
      path,
      title,
      group: 'Guides',
      markdown,
      folder: dirname(file),
      place: named < 0 ? Infinity : named,
    });
  }
  return guides.toSorted((one, other) => one.place - other.place).map(({ place: _place, ...guide }) => guide);
}

/** Makes the first page: what this is, the tools, and every guide with what it is for, as the README has them. */
export async function firstPage(): Promise<Source> {
  const readme = await readFile('README.md', 'utf8');
  const summary = /^# Nuzzle\n\n(.+)$/m.exec(readme)![1]!;
  const table = /## Read on\n\n(.+)/s.exec(readme)![1]!;
  return {
    path: 'index',
    title: 'Documents',
    group: '',
    folder: '.',
    markdown: `# Nuzzle for developers

${summary}

| tool | what it is |
| --- | --- |
| [Apollo Sandbox](/graphql) | The graph with the first operations ready to run. Its page comes from Apollo's servers. |
| [GraphiQL](/graphiql) | The same operations, with subscriptions. It comes from this server, and needs no other. |
| [The chat page](/) | What owners see, made with the client kit. |
| [The schema](schema/queries/me) | Every query, mutation, subscription and type, from its description. |

## Guides

${table}`,
  };
}
