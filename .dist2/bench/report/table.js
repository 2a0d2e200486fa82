const keys = ['perSecond', 'ratio', 'p50Ms', 'p99Ms', 'cpuMs', 'kB', 'seconds'];
const head = [
    'workload',
    'side',
    'per second',
    'ratio to raw',
    'p50 ms',
    'p99 ms',
    'CPU ms',
    'kB',
    'seconds',
];
const textColumns = 2;
const format = (value, key) => value === undefined ? '' : key === 'perSecond' ? value.toLocaleString('en') : String(value);
/** The results as a Markdown table. */
export function tableOf(results) {
    const lines = [
        head,
        ...results.map((result) => [
            result.workload,
            result.side,
            ...keys.map((key) => format(result[key], key)),
        ]),
    ];
    const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
    const pad = (text, column) => column < textColumns ? text.padEnd(widths[column]) : text.padStart(widths[column]);
    const rule = widths.map((width, column) => column < textColumns ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`);
    const [first, ...rest] = lines.map((line) => line.map(pad));
    return [first, rule, ...rest].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
//# sourceMappingURL=table.js.map