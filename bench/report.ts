import { readFile, writeFile } from 'node:fs/promises';

const file = 'bench/results.json';

/** What one side did at one work. */
export interface Result {
  work: string;
  side: string;
  perSecond?: number;
  /** To the raw side of the same run; undefined where sides are not compared. */
  ratio?: number;
  p50Ms?: number;
  p99Ms?: number;
  /** CPU time of the side's process for each answer. */
  cpuMs?: number;
  /** Memory for each subscriber. */
  kB?: number;
  /** How long it took in all. */
  seconds?: number;
}

const digits: Partial<Record<keyof Result, number>> = {
  perSecond: 0,
  ratio: 3,
  p50Ms: 1,
  p99Ms: 1,
  cpuMs: 3,
  kB: 1,
  seconds: 1,
};

/** A result with no more digits than it can hold. */
export function rounded(result: Result): Result {
  const entries = Object.entries(result).map(([key, value]: [string, string | number]) => [
    key,
    typeof value === 'number' ? Number(value.toFixed(digits[key as keyof Result] ?? 0)) : value,
  ]);
  return Object.fromEntries(entries) as Result;
}

/** Keeps results in `bench/results.json`, in the place of older ones of the same work. @returns all that it holds */
export async function keepResults(results: Result[]): Promise<Result[]> {
  const works = new Set(results.map(({ work }) => work));
  const before = JSON.parse(await readFile(file, 'utf8').catch(() => '[]')) as Result[];
  const all = [...before.filter(({ work }) => !works.has(work)), ...results].toSorted((a, b) =>
    a.work.localeCompare(b.work),
  );
  await writeFile(file, `${JSON.stringify(all, undefined, 2)}\n`);
  return all;
}

/** The results as a table, such as a README takes. */
export function tableOf(results: Result[]): string {
  const show = (value: number | undefined, key: keyof Result) =>
    value === undefined ? '' : key === 'perSecond' ? value.toLocaleString('en') : String(value);
  const keys = ['perSecond', 'ratio', 'p50Ms', 'p99Ms', 'cpuMs', 'kB', 'seconds'] as const;
  const rows = [
    ['work', 'side', 'per second', 'ratio to raw', 'p50 ms', 'p99 ms', 'CPU ms', 'kB', 'seconds'],
    ...results.map((result) => [result.work, result.side, ...keys.map((key) => show(result[key], key))]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const pad = (text: string, column: number) =>
    column < 2 ? text.padEnd(widths[column]!) : text.padStart(widths[column]!);
  const rule = widths.map((width, column) => (column < 2 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  const lines = rows.map((row) => row.map(pad));
  return [lines[0]!, rule, ...lines.slice(1)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
