import { readFile, writeFile } from 'node:fs/promises';
import { codeOf, nameCode } from '../workloads.js';
const file = 'bench/results.json';
const digits = {
    perSecond: 0,
    ratio: 3,
    p50Ms: 1,
    p99Ms: 1,
    cpuMs: 3,
    kB: 1,
    seconds: 1,
};
/** Rounds the figures to the digits that mean anything. */
export function rounded(result) {
    const entries = Object.entries(result).map(([key, value]) => [
        key,
        typeof value === 'number' ? Number(value.toFixed(digits[key] ?? 0)) : value,
    ]);
    return Object.fromEntries(entries);
}
/** Writes results to `bench/results.json`, over older ones of the same workloads. @returns all that it holds */
export async function keepResults(results) {
    const measured = new Set(results.map(({ workload }) => codeOf(workload)));
    const earlier = (await readResults()).filter(({ workload }) => !measured.has(codeOf(workload)));
    const all = [...earlier, ...results].toSorted((a, b) => a.workload.localeCompare(b.workload));
    await writeFile(file, `${JSON.stringify(all, undefined, 2)}\n`);
    return all;
}
/** Older files have only the code, under `work`. */
async function readResults() {
    const text = await readFile(file, 'utf8').catch(() => '[]');
    const stored = JSON.parse(text);
    return stored.map(({ workload, work, ...rest }) => ({
        workload: nameCode(workload ?? work ?? ''),
        ...rest,
    }));
}
//# sourceMappingURL=results.js.map