import { withProgress as behindBar, type Progress } from '../src/cli/progress.js';
import { heedSignals } from './ending.js';

export type { Progress };

/** Runs something long behind a progress bar, and ends it at its next step where a signal said so. */
export const withProgress: typeof behindBar = (doing, unit, total, work) =>
  behindBar(doing, unit, total, ({ at, step }) =>
    work({
      at(done, of) {
        heedSignals();
        at(done, of);
      },
      step() {
        heedSignals();
        step();
      },
    }),
  );
