import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';

const file = 'bench/results.json';

/** What one side did at one work. */
export interface Result {
  work: string;
  side: string;
  perSecond: number;
  /** To the raw side of the same run. */
  ratio: number;
  p50Ms?: number;
  p99Ms?: number;
  /** CPU time of the side's process for each answer. */
  cpuMs?: number;
}

/** The middle one; of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** A figure with so many digits behind the point. */
export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** What it was measured on, and what else was going on there. */
export const machine = (): string =>
  `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${loadavg()[0]!.toFixed(1)}`;

/** Prints results as a table and keeps them in `bench/results.json`, in the place of older ones of the same work. */
export async function report(conditions: string, results: Result[]): Promise<void> {
  process.stdout.write(`${conditions}, ${machine()}\n`);
  console.table(results);
  const works = new Set(results.map(({ work }) => work));
  const before = JSON.parse(await readFile(file, 'utf8').catch(() => '[]')) as Result[];
  const all = [...before.filter(({ work }) => !works.has(work)), ...results].toSorted((a, b) =>
    a.work.localeCompare(b.work),
  );
  await writeFile(file, `${JSON.stringify(all, undefined, 2)}\n`);
}
