import { expect, test } from '@jest/globals';
import { until } from '../support/absence.js';
import { crowdAway, crowdOutcome } from '../support/crowd.js';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
test('four schedulers on the same tick make one outreach and one message of each of a thousand absences', async () => {
    await crowdAway(app.database, 1_000);
    // One process does the work of four, so a lease must last long enough on a busy machine.
    const env = { RUN: 'jobs', SWEEP_EVERY: '1s', LEASE: '1m', DATABASE_POOL: '5' };
    const schedulers = await Promise.all([1, 2, 3, 4].map(() => app.another(env)));
    const outcome = await until(() => crowdOutcome(app.database), ({ sent }) => sent >= 1_000);
    expect(outcome).toEqual({ outreaches: 1_000, sent: 1_000, messages: 1_000, doubled: 0 });
    await Promise.all(schedulers.map((one) => one.close()));
});
//# sourceMappingURL=schedulers.test.js.map