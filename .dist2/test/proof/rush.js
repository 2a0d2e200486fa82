import { strict as assert } from 'node:assert';
import { setTimeout as delay } from 'node:timers/promises';
import { testEnvironment } from '../support/app.js';
import { crowdAway, crowdOutcome } from '../support/crowd.js';
import { openTestDatabase } from '../support/database.js';
import { startProcess } from '../support/process.js';
const fiveMinutes = 300_000;
/** Many owners become idle within a minute, and one process with the scripted voice writes to each once. */
export const rushed = async (times, progress) => {
    const database = await openTestDatabase();
    await crowdAway(database, times, 60);
    const since = Date.now();
    // The default settings.
    const worker = await startProcess({
        ...testEnvironment(database.url),
        RUN: 'jobs',
        SWEEP_EVERY: '1m',
        LEASE: '30s',
    });
    try {
        for (;;) {
            const outcome = await crowdOutcome(database);
            progress(outcome.sent, times);
            if (outcome.sent >= times) {
                assert.deepEqual(outcome, { outreaches: times, sent: times, messages: times, doubled: 0 });
                break;
            }
            assert.ok(Date.now() - since < fiveMinutes, `only ${outcome.sent} were reached in five minutes`);
            await delay(1_000);
        }
        return `${times} owners who fell idle within a minute were reached once each, ${Math.round((Date.now() - since) / 1000)} s after the first`;
    }
    finally {
        await worker.end('SIGTERM');
        await database.drop();
    }
};
//# sourceMappingURL=rush.js.map