import type { FastifyInstance } from 'fastify';
import pTimeout from 'p-timeout';

/** The readiness checks, by name. Each returns whether its part works. */
export type Checks = Readonly<Record<string, () => boolean | Promise<boolean>>>;

const checkTimeout = 2_000;

/**
 * Serves `/health/live`, which answers while the process runs, and `/health/ready`, which answers 200 if
 * every check passes, and otherwise 503, with the result of each.
 */
export function serveHealth(fastify: FastifyInstance, checks: Checks): void {
  fastify.get('/health/live', () => ({ status: 'live' }));
  fastify.get('/health/ready', async (_request, reply) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await run(check)] as const),
    );
    const ready = results.every(([, works]) => works);
    void reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not ready', checks: Object.fromEntries(results) };
  });
}

async function run(check: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await pTimeout(Promise.resolve(check()), { milliseconds: checkTimeout });
  } catch {
    return false;
  }
}
