// Draws the icons of the installed page from icon.svg: node web/make-icons.ts CHROMIUM. The pictures are in the
// repository, so only a new icon needs it.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const root = new URL('public/', import.meta.url);
const svg = await readFile(new URL('icon.svg', root), 'utf8');
const square = svg.replace('rx="18"', '');
const ears = /<path d="M14 41[^"]*"/.exec(svg)![0];
const badge = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="8 6 48 54">${ears} fill="#fff" /></svg>`;

const icons: readonly { name: string; size: number; picture: string }[] = [
  { name: '192.png', size: 192, picture: svg },
  { name: '512.png', size: 512, picture: svg },
  // A launcher may cut off a fifth; the picture's own ground goes to the edge.
  { name: 'maskable-512.png', size: 512, picture: square },
  { name: 'apple-180.png', size: 180, picture: square },
  // Android takes its shape alone.
  { name: 'badge-96.png', size: 96, picture: badge },
];

const browser = await chromium.launch({ executablePath: process.argv[2]!, args: ['--no-sandbox'] });
await mkdir(new URL('icons/', root), { recursive: true });
for (const { name, size, picture } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>html,body{margin:0;background:none}svg{display:block;width:${size}px;height:${size}px}</style>${picture}`,
  );
  await writeFile(new URL(`icons/${name}`, root), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
