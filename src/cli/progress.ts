import { SingleBar } from 'cli-progress';

/** Shows how far something long has come. */
export interface Progress {
  /** So much of so much is done. */
  readonly at: (done: number, total: number) => void;
  /** One more is done. */
  readonly step: () => void;
}

/**
 * Runs something long behind a progress bar, which is gone however it ends.
 * @param doing what is under way, such as `filling`
 * @param unit what is counted, such as `rows`
 */
export async function withProgress<T>(
  doing: string,
  unit: string,
  total: number,
  work: (progress: Progress) => Promise<T>,
): Promise<T> {
  const bar = new SingleBar({
    format: `${doing} {bar} {value}/{total} ${unit}, {eta_formatted} left`,
    etaBuffer: 20,
    // Where nobody watches, a line now and then.
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
  } finally {
    bar.stop();
  }
}
