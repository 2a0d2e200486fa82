/** One line of the report. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'kB' | 'MB' | '%' | '/s' | 'messages' | 'frames';
  /** What it should be under; undefined if it only tells what was done. */
  readonly limit?: number;
}

const format = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 });

const isNumber = (column: number): boolean => column === 1 || column === 2;

/** The rows as a Markdown table. */
export function tableOfRows(rows: readonly Row[]): string {
  const lines = [
    ['measured', 'value', 'limit', ''],
    ...rows.map(({ what, value, unit, limit }) => [
      what,
      `${format(value)} ${unit}`,
      limit === undefined ? '' : `${format(limit)} ${unit}`,
      limit === undefined ? '' : value < limit ? 'kept' : 'missed',
    ]),
  ];
  const widths = lines[0]!.map((_, column) => Math.max(3, ...lines.map((line) => line[column]!.length)));
  const rule = widths.map((width, column) =>
    isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  const padded = lines.map((line) =>
    line.map((cell, column) =>
      isNumber(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
    ),
  );
  return [padded[0]!, rule, ...padded.slice(1)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
