import { withProgress as withBar } from '../../src/cli/progress.js';
import { throwIfStopped } from './signals.js';
/** Runs long work behind a progress bar, and throws at its next step after a signal. */
export const withProgress = (doing, unit, total, work) => withBar(doing, unit, total, ({ at, step }) => work({
    at(done, of) {
        throwIfStopped();
        at(done, of);
    },
    step() {
        throwIfStopped();
        step();
    },
}));
//# sourceMappingURL=progress.js.map