import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Source } from './source.ts';

// It is a CommonJS package whose parts Node cannot name.
const { buildConfig, generateDocFromSchema } = createRequire(import.meta.url)('@graphql-markdown/core') as {
  buildConfig: (config: object, commandLine: object) => Promise<Record<string, unknown>>;
  generateDocFromSchema: (config: Record<string, unknown>) => Promise<void>;
};

/** The kinds of entities in the order of the navigation, by the folder that the generator puts them into. */
const kinds: Readonly<Record<string, string>> = {
  queries: 'Queries',
  mutations: 'Mutations',
  subscriptions: 'Subscriptions',
  objects: 'Objects',
  unions: 'Unions',
  inputs: 'Inputs',
  enums: 'Enums',
  scalars: 'Scalars',
};

/** Makes a page in Markdown for every field of a root type and for every type, from the descriptions in `schema.graphql`. */
export async function schemaPages(): Promise<Source[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nuzzle-schema-'));
  const config = await buildConfig(
    {
      schema: './schema.graphql',
      rootPath: folder,
      tmpDir: folder,
      baseURL: 'schema',
      linkRoot: '/',
      loaders: { GraphQLFileLoader: '@graphql-tools/graphql-file-loader' },
      diffMethod: 'NONE',
      formatter: join(import.meta.dirname, 'schema-format.ts'),
      docOptions: { index: false },
      printTypeOptions: {
        typeBadges: true,
        relatedTypeSection: true,
        codeSection: true,
        hierarchy: 'entity',
      },
    },
    {},
  );
  try {
    await quietly(() => generateDocFromSchema(config));
    const pages: Source[] = [];
    for (const [kind, group] of Object.entries(kinds)) {
      const files = (await readdir(join(folder, 'schema', kind))).filter((file) => /\.mdx?$/.test(file));
      for (const file of files.toSorted())
        pages.push(
          pageOf(
            `schema/${kind}/${file.replace(/\.mdx?$/, '')}`,
            group,
            await readFile(join(folder, 'schema', kind, file), 'utf8'),
          ),
        );
    }
    return pages;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Makes a page of a generated file: its front matter has the title, and its headings their anchors. */
function pageOf(path: string, group: string, text: string): Source {
  const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(text)!;
  const title = /^title: (.*)$/m.exec(head!)![1]!;
  const markdown = body!
    .replaceAll(/ *\\\{#([\w-]+)\\\} */g, ' {#$1}')
    .replaceAll('&#x005F;', '_')
    .replaceAll(/^#(#{2,4} )/gm, '$1');
  return { path, title, group, markdown: `# \`${title}\`\n${markdown}`, folder: undefined };
}

/** Runs something without what it prints. */
async function quietly(run: () => Promise<void>): Promise<void> {
  const { log, info } = console;
  console.log = console.info = () => undefined;
  try {
    await run();
  } finally {
    Object.assign(console, { log, info });
  }
}
