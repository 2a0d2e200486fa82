import { writeFile } from 'node:fs/promises';
import { machine } from './machine.js';
import type { Result } from './report.js';

const file = 'bench/results.svg';

const titles: Record<string, string> = {
  W1: 'W1 open the app',
  W2: 'W2 scroll',
  W3: 'W3 send',
  W4: 'W4 live: deliveries',
  'W4 memory': 'W4 live: memory of an idle subscriber (shorter is better)',
  W5: 'W5 find the idle',
};

const [width, left, right, row, bar] = [860, 130, 190, 22, 14];

/**
 * Draws results as bars: how long one is, is its ratio to the raw limit.
 * @param measuredNow the works of this run; the others stand from one before
 */
export async function drawPicture(results: Result[], measuredNow: string[]): Promise<void> {
  const now = new Set(measuredNow);
  const groups = [...Map.groupBy(results.filter(isCompared), ({ work }) => work)];
  const parts: string[] = [];
  let y = 76;
  for (const [work, sides] of groups) {
    const before = now.has(work) ? '' : ' (from a run before)';
    parts.push(text(20, y, `${titles[work] ?? work}${before}`, 'title'));
    y += 10;
    const longest = Math.max(...sides.map(({ ratio }) => ratio));
    for (const side of sides) {
      parts.push(barOf(side, y, longest));
      y += row;
    }
    y += 34;
  }
  const day = new Date().toISOString().slice(0, 10);
  await writeFile(
    file,
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" role="img">
<title>Nuzzle beside the raw limit and its peers</title>
${style}
<rect class="page" width="${width}" height="${y}"/>
${text(20, 28, 'Nuzzle beside the raw limit and its peers', 'head')}
${text(20, 47, `Each bar is a ratio to the raw limit. ${day}, ${machine()}`, 'note')}
${parts.join('\n')}
</svg>
`,
  );
}

type Compared = Result & { ratio: number };

const isCompared = (result: Result): result is Compared => result.ratio !== undefined;

function barOf({ side, ratio, perSecond, kB }: Compared, y: number, longest: number): string {
  const length = Math.max((ratio / longest) * (width - left - right), 1);
  const figure = kB === undefined ? `${(perSecond ?? 0).toLocaleString('en')}/s` : `${kB} kB`;
  const label = `${ratio < 1 ? ratio.toFixed(ratio < 0.1 ? 3 : 2).slice(1) : Number(ratio.toFixed(2))} · ${figure}`;
  const kind = side.startsWith('raw') ? 'raw' : side === 'nuzzle' ? side : 'peer';
  return [
    text(left - 8, y + 12, side, kind === 'nuzzle' ? 'name own' : 'name'),
    `<rect class="${kind}" x="${left}" y="${y + 1}" width="${length.toFixed(1)}" height="${bar}" rx="2"/>`,
    text(left + length + 8, y + 12, label, kind === 'nuzzle' ? 'own' : ''),
  ].join('');
}

function text(x: number, y: number, words: string, kind: string): string {
  const safe = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x.toFixed(1)}" y="${y}" class="${kind}">${safe}</text>`;
}

const style = `<style>
  text { font: 13px system-ui, sans-serif; fill: #24292f }
  .head { font-size: 18px; font-weight: 600 }
  .title { font-weight: 600 }
  .note { font-size: 12px; fill: #57606a }
  .name { text-anchor: end }
  .own { font-weight: 600 }
  .page { fill: #ffffff }
  .raw { fill: #8c959f }
  .nuzzle { fill: #d4570d }
  .peer { fill: #4a7fb5 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .note { fill: #9da7b1 }
    .page { fill: #0d1117 }
    .raw { fill: #6e7681 }
    .nuzzle { fill: #f0883e }
    .peer { fill: #58a6ff }
  }
</style>`;
