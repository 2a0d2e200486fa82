import pTimeout from 'p-timeout';
const checkTimeout = 2_000;
// Anybody may ask, so the answer is shared.
const checkInterval = 1_000;
/**
 * Serves `/health/live`, which answers while the process runs, and `/health/ready`, which answers 200 if
 * every check passes, and otherwise 503, with the result of each. The checks run at most once a second, however many
 * ask.
 */
export function serveHealth(fastify, checks) {
    let lastAt = -Infinity;
    let last;
    fastify.get('/health/live', () => ({ status: 'live' }));
    fastify.get('/health/ready', async (_request, reply) => {
        const now = performance.now();
        if (!last || now - lastAt >= checkInterval) {
            lastAt = now;
            last = runAll(checks);
        }
        const results = await last;
        const ready = Object.values(results).every(Boolean);
        void reply.status(ready ? 200 : 503);
        return { status: ready ? 'ready' : 'not ready', checks: results };
    });
}
async function runAll(checks) {
    const results = Object.entries(checks).map(async ([name, check]) => [name, await run(check)]);
    return Object.fromEntries(await Promise.all(results));
}
async function run(check) {
    try {
        return await pTimeout(Promise.resolve(check()), { milliseconds: checkTimeout });
    }
    catch {
        return false;
    }
}
//# sourceMappingURL=health.js.map