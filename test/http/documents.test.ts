import { execFile } from 'node:child_process';
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { buildSchema, isIntrospectionType, isObjectType } from 'graphql';
import { startApp } from '../support/start-app.js';

const folder = await mkdtemp(join(tmpdir(), 'nuzzle-documents-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const build = `import('./pages/documents/build-documents.ts').then(({ buildDocuments }) => buildDocuments(process.argv[1]))`;
const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--eval', build, folder]);

const pages = new Map<string, string>();
const app = await startApp({ RUN: 'api' });
for await (const file of glob('**/*.html', { cwd: folder }))
  pages.set(file, await readFile(join(folder, file), 'utf8'));

const files = new Set<string>();
for await (const file of glob('**/*.*', { cwd: folder })) files.add(file);

/** The address of the documents on a server, from which links may lead to its other pages. */
const base = 'http://nuzzle/docs/';
const others = new Set(['/', '/graphql', '/graphiql']);

test('the build prints nothing, and makes a page of every guide', async () => {
  expect([stdout, stderr]).toEqual(['', '']);
  for await (const file of glob('docs/*.md'))
    expect(pages.has(`${relative('docs', file).replace('.md', '').toLowerCase()}.html`)).toBe(true);
});

test('every link of every page leads to a page or a file, and to a place in it', () => {
  const broken: string[] = [];
  let count = 0;
  for (const [page, html] of pages)
    for (const [, link] of html.matchAll(/(?:href|src|data-index)="([^"]*)"/g)) {
      if (link!.startsWith('http')) continue;
      count++;
      const { pathname, hash } = new URL(link!, base + page);
      const path = pathname.startsWith('/docs/') ? pathname.slice('/docs/'.length) || 'index' : undefined;
      const target = path !== undefined && pages.get(`${path}.html`);
      const isThere = path === undefined ? others.has(pathname) : target || files.has(path);
      if (!isThere || (hash && target && !target.includes(`id="${decodeURIComponent(hash.slice(1))}"`)))
        broken.push(`${page}: ${link!}`);
    }
  expect(count).toBeGreaterThan(5_000);
  expect(broken).toEqual([]);
});

test('no page has a script, a style or a handler in itself', () => {
  for (const [page, html] of pages) {
    expect([page, html.match(/<script(?![^>]*\ssrc=)/)]).toEqual([page, null]);
    expect([page, html.match(/<style|<[^>]*\s(?:style|on[a-z]+)=|javascript:/)]).toEqual([page, null]);
  }
});

test('the reference has every type and every field of the graph, with its description', async () => {
  const schema = buildSchema(await readFile('schema.graphql', 'utf8'));
  const text = [...pages.entries()]
    .filter(([page]) => page.startsWith('schema/'))
    .map(([, html]) => html.replaceAll('<code>', '`').replaceAll('</code>', '`'))
    .join('\n')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  const missing: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type) || /^(?:Query|Mutation|Subscription)$/.test(type.name)) continue;
    if (!text.includes(`\`${type.name}\`</h1>`)) missing.push(type.name);
    for (const field of isObjectType(type) ? Object.values(type.getFields()) : []) {
      const firstWords = field.description!.split(/[`"<{[*(]/)[0]!.trim();
      if (!text.includes(`\`${field.name}\``) || !text.includes(firstWords))
        missing.push(`${type.name}.${field.name}`);
    }
  }
  expect(missing).toEqual([]);
});

test('the search finds guides and types by their words', async () => {
  const { default: MiniSearch } = await import('minisearch');
  const index = MiniSearch.loadJSON<{ id: string }>(await readFile(join(folder, 'search.json'), 'utf8'), {
    fields: ['title', 'headings', 'words'],
    storeFields: ['title', 'group'],
  });
  const found = (words: string) =>
    index.search(words, { prefix: true, combineWith: 'AND' }).map(({ id }) => String(id));
  expect(found('SendMessageInput')).toContain('schema/inputs/send-message-input');
  expect(found('quiet hours')).toContain('schema/objects/outreach-status');
  expect(found('TRUST_PROXY')).toContain('configuration');
});

const statusOf = async (url: string, path: string) => (await fetch(url + path)).status;

test('a server has them for developers only, if they are built', async () => {
  const isBuilt = (await readFile(resolve('docs/dist/index.html'), 'utf8').catch(() => '')) !== '';

  expect(await statusOf(app.url, '/docs/GRAPHQL.md')).toBe(200);
  const developers = await fetch(`${app.url}/docs/graphql`, { headers: { 'accept-encoding': 'br' } });
  expect(developers.status).toBe(isBuilt ? 200 : 404);
  if (isBuilt) {
    expect(developers.headers.get('content-security-policy')).toMatch(/script-src 'self'; style-src 'self';/);
    expect(developers.headers.get('content-security-policy')).not.toContain('unsafe');
    expect((await fetch(`${app.url}/docs`)).url).toBe(`${app.url}/docs/`);
    for (const path of ['/docs/', '/docs/search.json', '/docs/documents.css', '/docs/schema/queries/me'])
      expect([path, await statusOf(app.url, path)]).toEqual([path, 200]);
    for (const path of ['/docs/nowhere', '/docs/schema/', '/docs/schema', '/docs/dist/index.html'])
      expect([path, await statusOf(app.url, path)]).toEqual([path, 404]);
  }
  const closed = await app.another({ RUN: 'api', SANDBOX: 'off' });
  for (const path of ['/docs', '/docs/', '/docs/graphql', '/docs/GRAPHQL.md', '/docs/search.json'])
    expect([path, await statusOf(closed.url, path)]).toEqual([path, 404]);
});
