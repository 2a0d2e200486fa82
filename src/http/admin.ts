import { createHash, timingSafeEqual } from 'node:crypto';
import type { Agenda } from 'agenda';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';

/** What an operator may look at. */
export interface AdminOptions {
  /** Opens everything here: as a bearer token, or as the password that a browser asks for. */
  token: string;
  registry: Registry;
  /** The jobs, as far as this process runs them and their store is there. */
  agenda: (() => Agenda | undefined) | undefined;
}

/**
 * What only an operator sees: `/admin/metrics` for Prometheus, and Agendash, a page of the jobs, at
 * `/admin/jobs/` where this process runs them.
 */
export async function serveAdmin(fastify: FastifyInstance, options: AdminOptions): Promise<void> {
  const { token, registry, agenda } = options;
  await fastify.register(
    async (admin) => {
      admin.addHook('onRequest', async (request, reply) => {
        if (!isOpenedBy(request, token)) await refuse(reply);
      });
      admin.get('/metrics', async (_request, reply) => {
        void reply.type(registry.contentType);
        return registry.metrics();
      });
      if (!agenda) return;
      const { createFastifyPlugin } = await import('agendash');
      await admin.register(createFastifyPlugin(latest(agenda)), { prefix: '/jobs' });
    },
    { prefix: '/admin' },
  );
}

const digest = (text: string) => createHash('sha256').update(text).digest();

function isOpenedBy({ headers: { authorization } }: FastifyRequest, token: string): boolean {
  const [scheme, given = ''] = (authorization ?? '').split(/ +/);
  const said =
    scheme?.toLowerCase() === 'basic'
      ? Buffer.from(given, 'base64')
          .toString()
          .replace(/^[^:]*:/, '')
      : given;
  return timingSafeEqual(digest(said), digest(token));
}

async function refuse(reply: FastifyReply): Promise<void> {
  void reply.header('www-authenticate', 'Basic realm="Nuzzle"').status(401);
  await reply.send({
    errors: [{ message: 'This needs the admin token.', extensions: { code: 'UNAUTHENTICATED' } }],
  });
}

/** Agendash keeps what it is given, and the store may be reached only later: so it is looked up at each use. */
const latest = (agenda: () => Agenda | undefined): Agenda =>
  new Proxy({} as Agenda, {
    get(_target, key) {
      const current = agenda();
      if (!current) throw new Error('The job store is not there.');
      const value: unknown = Reflect.get(current, key);
      return typeof value === 'function' ? value.bind(current) : value;
    },
  });
