import DataLoader from 'dataloader';

const every = 5;

/**
 * Has one statement ask for many. Who comes alone is served at once; of those who come in a crowd, all of a few
 * milliseconds together.
 * @param load answers each of the keys, in their order
 * @param mostAtOnce how many at most it is asked for
 */
export function gather<Key, Value>(
  load: (keys: readonly Key[]) => Promise<(Value | Error)[]>,
  mostAtOnce = 500,
): DataLoader<Key, Value> {
  let nextAt = 0;
  return new DataLoader(load, {
    cache: false,
    maxBatchSize: mostAtOnce,
    batchScheduleFn(run) {
      const now = performance.now();
      const wait = Math.max(0, nextAt - now);
      nextAt = now + wait + every;
      if (wait > 0) setTimeout(run, wait);
      else setImmediate(run);
    },
  });
}
