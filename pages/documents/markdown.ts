import { posix } from 'node:path';
import highlight from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import graphql from 'highlight.js/lib/languages/graphql';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import MarkdownIt from 'markdown-it';
import anchor from 'markdown-it-anchor';
import { pathOfGuide } from './guides.ts';
import type { Source } from './source.ts';

const languages = { bash, graphql, javascript, json, sql, typescript };
for (const [name, language] of Object.entries(languages)) highlight.registerLanguage(name, language);
const aliases: Readonly<Record<string, string>> = { tsx: 'typescript', jsx: 'javascript' };

/** The anchor of a heading, as forges make it. */
export const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');

/** A heading of a page. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly anchor: string;
}

/** A page in HTML, without its frame. */
export interface Rendered {
  readonly html: string;
  readonly headings: readonly Heading[];
  /** Its words, without code, for the search. */
  readonly words: string;
}

/** Where a link of a page leads from `/docs/`; undefined if nothing that it leads to is served. */
type LinkTarget = string | undefined;

/**
 * Renders the Markdown of a page. A link to another guide's file leads to its page, so that the same text works on a
 * forge and here. A link to a file that is not served becomes plain text.
 * @param paths the addresses of all pages
 */
export function render(source: Source, paths: ReadonlySet<string>): Rendered {
  const headings: Heading[] = [];
  const markdown = MarkdownIt({
    html: false,
    highlight: (code, name) => {
      const language = aliases[name] ?? name;
      return highlight.getLanguage(language) ? highlight.highlight(code, { language }).value : '';
    },
  });
  markdown.use(anchor, {
    level: [1, 2, 3, 4, 5],
    slugify: anchorOf,
    getTokensText: (tokens) =>
      tokens.map(({ content, type }) => (type === 'text' || type === 'code_inline' ? content : '')).join(''),
    callback: (token, { slug, title }) => {
      // The generator of the schema gives anchors of its own: `name type {#name}`.
      const given = /\s*\{#([\w-]+)\}\s*$/.exec(title);
      if (given) token.attrSet('id', given[1]!);
      headings.push({
        level: Number(token.tag.slice(1)),
        text: given ? title.slice(0, given.index) : title,
        anchor: given?.[1] ?? slug,
      });
    },
  });
  const tokens = markdown.parse(source.markdown, {});
  const words: string[] = [];
  for (const token of tokens)
    for (const child of token.children ?? []) {
      if (child.type === 'text') child.content = child.content.replace(/\s*\{#[\w-]+\}\s*$/, '');
      if (child.type === 'text' || child.type === 'code_inline') words.push(child.content);
    }
  for (const { children } of tokens) if (children) mapLinks(children, source, paths);
  for (const token of tokens) {
    const style = token.attrGet('style');
    // A policy without inline styles ignores it.
    if (style) token.attrs = [['class', `to-${String(style).replace('text-align:', '')}`]];
  }
  const html = markdown.renderer
    .render(tokens, markdown.options, {})
    .replaceAll(
      '<table tabindex="0">',
      '<div class="table" tabindex="0" role="region" aria-label="Table"><table>',
    )
    .replaceAll('</table>', '</table></div>')
    .replaceAll('<pre>', '<pre tabindex="0">');
  return { html, headings, words: words.join(' ') };
}

type Token = ReturnType<ReturnType<typeof MarkdownIt>['parse']>[number];

/** Points the links of a line at pages, and takes away those that lead nowhere. */
function mapLinks(tokens: Token[], source: Source, paths: ReadonlySet<string>): void {
  let isOpen = true;
  for (const token of tokens) {
    if (token.type === 'link_open') {
      const target = targetOf(String(token.attrGet('href')), source, paths);
      isOpen = target !== undefined;
      if (target) token.attrSet('href', target);
      if (target?.startsWith('http')) token.attrSet('rel', 'noreferrer');
    }
    if (!isOpen && (token.type === 'link_open' || token.type === 'link_close')) {
      token.type = 'text';
      token.tag = '';
      token.content = '';
    }
    if (token.type === 'image')
      token.attrSet('src', targetOf(String(token.attrGet('src')), source, paths) ?? '');
  }
}

function targetOf(href: string, { folder, path }: Source, paths: ReadonlySet<string>): LinkTarget {
  if (/^(?:https?:|#)/.test(href)) return href;
  const [address, fragment] = href.split('#', 2) as [string, string?];
  const up = '../'.repeat(path.split('/').length - 1);
  const end = fragment ? `#${fragment}` : '';
  // Tools of this server, and what the generator of the schema links.
  if (address.startsWith('/')) {
    const page = address.slice(1).replace(/\.mdx?$/, '');
    if (paths.has(page)) return `${up}${page}${end}`;
    return folder === undefined ? undefined : `${up}..${address}`;
  }
  if (folder === undefined || paths.has(address)) return `${up}${address}${end}`;
  const file = posix.join(folder, address);
  const guide = pathOfGuide(file);
  if (guide) return `${up}${guide}${end}`;
  if (file === 'schema.graphql') return `${up}schema.graphql`;
  return file.endsWith('.svg') ? `${up}images/${posix.basename(file)}` : undefined;
}
