import { readFile, writeFile } from 'node:fs/promises';
import { codeOf, nameCode } from '../workloads.js';

const file = 'bench/results.json';

/** What one side did in one workload. */
export interface Result {
  /** Code and name, and what was measured of it if that is more than one thing, such as `W4 live memory`. */
  workload: string;
  side: string;
  perSecond?: number;
  /** To the raw side of the same run; undefined if the sides are not compared. */
  ratio?: number;
  p50Ms?: number;
  p99Ms?: number;
  /** CPU time of the side's processes, for each response or delivery. */
  cpuMs?: number;
  /** Memory for each subscriber. */
  kB?: number;
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

/** Rounds the figures to the digits that mean anything. */
export function rounded(result: Result): Result {
  const entries = Object.entries(result).map(([key, value]: [string, string | number]) => [
    key,
    typeof value === 'number' ? Number(value.toFixed(digits[key as keyof Result] ?? 0)) : value,
  ]);
  return Object.fromEntries(entries) as Result;
}

/** Writes results to `bench/results.json`, over older ones of the same workloads. @returns all that it holds */
export async function keepResults(results: Result[]): Promise<Result[]> {
  const measured = new Set(results.map(({ workload }) => codeOf(workload)));
  const earlier = (await readResults()).filter(({ workload }) => !measured.has(codeOf(workload)));
  const all = [...earlier, ...results].toSorted((a, b) => a.workload.localeCompare(b.workload));
  await writeFile(file, `${JSON.stringify(all, undefined, 2)}\n`);
  return all;
}

/** Older files have only the code, under `work`. */
async function readResults(): Promise<Result[]> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  const stored = JSON.parse(text) as (Omit<Result, 'workload'> & { workload?: string; work?: string })[];
  return stored.map(({ workload, work, ...rest }) => ({
    workload: nameCode(workload ?? work ?? ''),
    ...rest,
  }));
}
