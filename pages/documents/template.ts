import type { Heading } from './markdown.ts';
import type { Source } from './source.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Makes the whole page around rendered Markdown: navigation, search and, on long pages, a list of its headings. */
export function pageWith(
  source: Source,
  { html, headings }: { html: string; headings: readonly Heading[] },
  all: readonly Source[],
): string {
  const up = '../'.repeat(source.path.split('/').length - 1);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(source.path === 'index' ? 'Nuzzle for developers' : `${source.title} · Nuzzle`)}</title>
<link rel="icon" href="${up}icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}documents.css">
<script type="module" src="${up}search-client.js"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the text</a>
<header>
<a class="home" href="${up || './'}"><img src="${up}icon.svg" alt="" width="32" height="32"> Nuzzle for developers</a>
<form role="search" data-index="${up}search.json" data-up="${up}">
<label class="unseen" for="search">Search the documents</label>
<input id="search" type="search" placeholder="Search" autocomplete="off" aria-controls="found" hidden>
<ol id="found" aria-label="Results" hidden></ol>
<p id="found-count" class="unseen" role="status"></p>
</form>
<a class="page-link" href="${up}../">The chat page</a>
</header>
<div class="columns">
<nav class="pages" aria-label="Documents">
${navigation(source, all, up)}
</nav>
<main id="content" tabindex="-1"${source.folder === undefined ? ' class="entity"' : ''}>
${html}</main>
${contents(source, headings)}
</div>
</body>
</html>
`;
}

function navigation(current: Source, all: readonly Source[], up: string): string {
  const groups = Map.groupBy(
    all.filter(({ group }) => group),
    ({ group }) => group,
  );
  return [...groups]
    .map(([group, pages]) => {
      const isOpen = group === 'Guides' || group === current.group;
      const links = pages.map(({ path, title }) => {
        const isCurrent = path === current.path ? ' aria-current="page"' : '';
        return `<li><a href="${up}${path}"${isCurrent}>${escape(title)}</a></li>`;
      });
      return `<details${isOpen ? ' open' : ''}><summary>${group}</summary><ul>${links.join('')}</ul></details>`;
    })
    .join('\n');
}

function contents({ folder }: Source, headings: readonly Heading[]): string {
  const listed = headings.filter(({ level }) => level === 2 || level === 3);
  if (listed.length < 3) return '';
  const links = listed.map(
    ({ level, text, anchor }) =>
      // A field of the schema is followed by its type.
      `<li data-level="${level}"><a href="#${anchor}">${escape(folder === undefined && level === 3 ? text.split(' ')[0]! : text)}</a></li>`,
  );
  return `<nav class="contents" aria-label="On this page"><h2>On this page</h2><ul>${links.join('')}</ul></nav>`;
}
