/** The middle value; of an even number of values the upper of the two. */
export const median = (values) => percentile(ascending(values), 0.5);
/** The value that so large a share of the sorted values is below. */
export const percentile = (sorted, share) => sorted[Math.floor(sorted.length * share)];
/** A sorted copy, smallest first. */
export const ascending = (values) => values.toSorted((a, b) => a - b);
/**
 * The medians of each side's runs.
 * @param compared whether the ratio to the first side means anything
 */
export function toResults(workload, runs, compared = true) {
    const of = (side, key) => median(runs.get(side).map((run) => run[key]));
    const [first] = runs.keys();
    return [...runs.keys()].map((side) => ({
        workload,
        side: side.name,
        perSecond: of(side, 'perSecond'),
        ...(compared && { ratio: of(side, 'perSecond') / of(first, 'perSecond') }),
        p50Ms: of(side, 'p50Ms'),
        p99Ms: of(side, 'p99Ms'),
        cpuMs: of(side, 'cpuMs'),
    }));
}
//# sourceMappingURL=figures.js.map