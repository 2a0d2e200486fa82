import DataLoader from 'dataloader';

const every = 5;

/**
 * Has one statement ask for many. Who comes alone is served at once; of those who come in a crowd, all of a few
 * milliseconds together.
 * @param load answers each of the keys, in their order
 * @param mostAtOnce how many keys one call of it gets at most
 */
export function batchLoader<Key, Value>(
  load: (keys: readonly Key[]) => Promise<(Value | Error)[]>,
  mostAtOnce = 500,
): DataLoader<Key, Value> {
  let lastAt = -Infinity;
  return new DataLoader(load, {
    cache: false,
    maxBatchSize: mostAtOnce,
    batchScheduleFn(run) {
      const now = performance.now();
      // What is more than one call gets goes at the same time.
      if (lastAt <= now) lastAt = Math.max(now, lastAt + every);
      const wait = lastAt - now;
      if (wait > 0) setTimeout(run, wait);
      else setImmediate(run);
    },
  });
}
