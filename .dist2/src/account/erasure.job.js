import { eraseDue } from './erase.js';
/** Finishes erasures that a crash interrupted. */
export const erasureJob = (services) => ({
    name: 'erasures',
    interval: 5_000,
    lockLifetime: 600_000,
    run: (stop) => eraseDue(services, stop),
});
//# sourceMappingURL=erasure.job.js.map