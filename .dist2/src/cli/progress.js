import { SingleBar } from 'cli-progress';
/**
 * Runs long work with a progress bar. Removes the bar when the work ends or fails.
 * @param doing the work, such as `filling`
 * @param unit what is counted, such as `rows`
 */
export async function withProgress(doing, unit, total, work) {
    const bar = new SingleBar({
        format: `${doing} {bar} {value}/{total} ${unit}, {eta_formatted} left`,
        etaBuffer: 20,
        // Without a terminal, prints a line now and then.
        noTTYOutput: true,
        notTTYSchedule: 15_000,
    });
    bar.start(total, 0);
    try {
        return await work({
            at(done, of) {
                bar.setTotal(of);
                bar.update(done);
            },
            step: () => bar.increment(),
        });
    }
    finally {
        bar.stop();
    }
}
//# sourceMappingURL=progress.js.map