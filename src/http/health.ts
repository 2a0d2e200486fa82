import type { FastifyInstance } from 'fastify';
import pTimeout from 'p-timeout';

/** What readiness asks, by name; each answers whether its part works. */
export type Checks = Readonly<Record<string, () => boolean | Promise<boolean>>>;

const patience = 2_000;

/** `/health/live`: the process turns. `/health/ready`: all that it needs works, or 503 with what does not. */
export function serveHealth(fastify: FastifyInstance, checks: Checks): void {
  fastify.get('/health/live', () => ({ status: 'live' }));
  fastify.get('/health/ready', async (_request, reply) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await answer(check)] as const),
    );
    const ready = results.every(([, works]) => works);
    void reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not ready', checks: Object.fromEntries(results) };
  });
}

async function answer(check: () => boolean | Promise<boolean>): Promise<boolean> {
  try {
    return await pTimeout(Promise.resolve(check()), { milliseconds: patience });
  } catch {
    return false;
  }
}
