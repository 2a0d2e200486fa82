import { hostname } from 'node:os';
import { Agenda } from 'agenda';
import pTimeout from 'p-timeout';
import { retry } from '../retry.js';
import { openStore } from './store.js';
const [minBackoff, maxBackoff] = [100, 5_000];
const closeTimeout = 1_000;
const pollInterval = 1_000;
// Agenda emits an error at each poll that fails, so a store without one for this long works.
const faultTimeout = 3 * pollInterval;
/**
 * Runs every job at its interval. Agenda only wakes them: it may run a job twice, late or in two processes at once, and
 * each job is written for that. If the store cannot be reached, it is tried again until it can.
 */
export function openJobs(store, jobs, log) {
    const closing = new AbortController();
    let running;
    let lastFaultAt = 0;
    const onFault = (error) => {
        // Closing interrupts what Agenda is doing.
        if (closing.signal.aborted)
            return;
        lastFaultAt = Date.now();
        log.warn({ err: error }, 'The job store has a fault.');
    };
    const starting = retry(async () => {
        running = await startAgenda(store, jobs, log, onFault);
    }, {
        retries: Infinity,
        minTimeout: minBackoff,
        maxTimeout: maxBackoff,
        signal: closing.signal,
        onFailedAttempt: (error) => log.warn({ err: error }, 'The job store cannot be reached; it is tried again.'),
    }).catch(() => undefined);
    return {
        store: store.mongodbUrl ? 'MongoDB' : 'PostgreSQL (schema agenda)',
        get ready() {
            return running !== undefined && !closing.signal.aborted && Date.now() - lastFaultAt > faultTimeout;
        },
        get agenda() {
            return running?.agenda;
        },
        async close() {
            closing.abort();
            // An attempt to reach the store may take long to fail.
            await pTimeout(starting, { milliseconds: closeTimeout, message: false });
            await running?.stop();
        },
    };
}
async function startAgenda(jobStore, jobs, log, onFault) {
    const store = await openStore(jobStore, onFault);
    const { backend, channel } = store;
    try {
        // Agenda's constructor connects, and an error there would end the process. So this connects first.
        await backend.connect();
        backend.connect = async () => undefined;
    }
    catch (error) {
        await store.close().catch(() => undefined);
        throw error;
    }
    const agenda = new Agenda({
        backend,
        ...(channel && { notificationChannel: channel }),
        name: `${hostname()} ${process.pid}`,
        processEvery: pollInterval,
    });
    const running = new Set();
    const stopping = new AbortController();
    agenda.on('error', onFault);
    try {
        for (const { name, lockLifetime, run } of jobs)
            agenda.define(name, (_job, done) => {
                const work = runLogged(name, () => run(stopping.signal), log).finally(() => {
                    running.delete(work);
                    done();
                });
                running.add(work);
            }, { lockLifetime, concurrency: 1 });
        await agenda.start();
        for (const { name, interval } of jobs)
            await agenda.every(interval, name);
        const stop = async () => {
            stopping.abort();
            // Unlocks jobs that did not begin, so that another process need not wait for them.
            await agenda.stop(true);
            await Promise.all(running);
            await store.close();
        };
        return { agenda, stop };
    }
    catch (error) {
        await agenda.stop(true).catch(() => undefined);
        await store.close().catch(() => undefined);
        throw error;
    }
}
/** Runs a job and logs its error. Agenda would store the error, which may be long and may hold what an owner wrote. */
async function runLogged(name, run, log) {
    try {
        await run();
    }
    catch (error) {
        log.error({ err: error, job: name }, 'A job failed; it runs again after its interval.');
    }
}
//# sourceMappingURL=agenda.js.map