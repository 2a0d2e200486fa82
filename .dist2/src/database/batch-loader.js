import DataLoader from 'dataloader';
// Between two batches, in milliseconds.
const batchInterval = 5;
/**
 * Combines many loads into one statement. A load that comes alone runs at once; under load, those of a few milliseconds
 * run together.
 * @param load loads a batch: it returns a value or an error for each key, in the order of the keys
 * @param maxBatchSize the most keys in one batch
 */
export function batchLoader(load, maxBatchSize = 500) {
    let batchAt = -Infinity;
    return new DataLoader(load, {
        cache: false,
        maxBatchSize,
        batchScheduleFn(run) {
            const now = performance.now();
            // Keys beyond one batch go at the same time, in a batch of their own.
            if (batchAt <= now)
                batchAt = Math.max(now, batchAt + batchInterval);
            const wait = batchAt - now;
            if (wait > 0)
                setTimeout(run, wait);
            else
                setImmediate(run);
        },
    });
}
//# sourceMappingURL=batch-loader.js.map