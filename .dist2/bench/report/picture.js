import { writeFile } from 'node:fs/promises';
import { machine } from './machine.js';
import { codeOf } from '../workloads.js';
const file = 'bench/results.svg';
/** Where the label does not say what is counted. */
const titles = {
    'W4 live': 'W4 live: deliveries',
    'W4 live memory': 'W4 live: memory of an idle subscriber (shorter is better)',
};
const [width, left, right, barDistance, barHeight] = [860, 130, 190, 22, 14];
/**
 * Draws results as bars. The length of a bar is the side's ratio to the raw limit.
 * @param measuredNow the workloads of this run; the others are marked as from an earlier one
 */
export async function drawPicture(results, measuredNow) {
    const now = new Set(measuredNow.map(codeOf));
    const groups = [...Map.groupBy(results.filter(isCompared), ({ workload }) => workload)];
    const parts = [];
    let y = 76;
    for (const [workload, sides] of groups) {
        const earlier = now.has(codeOf(workload)) ? '' : ' (from an earlier run)';
        parts.push(text(20, y, `${titles[workload] ?? workload}${earlier}`, 'title'));
        y += 10;
        const longest = Math.max(...sides.map(({ ratio }) => ratio));
        for (const side of sides) {
            parts.push(barOf(side, y, longest));
            y += barDistance;
        }
        y += 34;
    }
    const day = new Date().toISOString().slice(0, 10);
    await writeFile(file, `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" role="img">
<title>Nuzzle beside the raw limit and its peers</title>
${style}
<rect class="page" width="${width}" height="${y}"/>
${text(20, 28, 'Nuzzle beside the raw limit and its peers', 'head')}
${text(20, 47, `Each bar is a ratio to the raw limit. ${day}, ${machine()}`, 'note')}
${parts.join('\n')}
</svg>
`);
}
const isCompared = (result) => result.ratio !== undefined;
function barOf({ side, ratio, perSecond, kB }, y, longest) {
    const length = Math.max((ratio / longest) * (width - left - right), 1);
    const figure = kB === undefined ? `${(perSecond ?? 0).toLocaleString('en')}/s` : `${kB} kB`;
    const label = `${ratio < 1 ? ratio.toFixed(ratio < 0.1 ? 3 : 2).slice(1) : Number(ratio.toFixed(2))} · ${figure}`;
    const kind = side.startsWith('raw') ? 'raw' : side === 'nuzzle' ? side : 'peer';
    return [
        text(left - 8, y + 12, side, kind === 'nuzzle' ? 'name own' : 'name'),
        `<rect class="${kind}" x="${left}" y="${y + 1}" width="${length.toFixed(1)}" height="${barHeight}" rx="2"/>`,
        text(left + length + 8, y + 12, label, kind === 'nuzzle' ? 'own' : ''),
    ].join('');
}
function text(x, y, content, kind) {
    const safe = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
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
//# sourceMappingURL=picture.js.map