import { createHash, timingSafeEqual } from 'node:crypto';
/**
 * Serves the operator's pages: metrics for Prometheus at `/admin/metrics`, and, if this process runs jobs,
 * Agendash at `/admin/jobs/`.
 */
export async function serveAdmin(fastify, options) {
    const { token, registry, agenda } = options;
    await fastify.register(async (admin) => {
        admin.addHook('onRequest', async (request, reply) => {
            if (!isAuthorized(request, token))
                await refuse(reply);
        });
        admin.get('/metrics', async (_request, reply) => {
            void reply.type(registry.contentType);
            return registry.metrics();
        });
        if (!agenda)
            return;
        endStreams(admin);
        const { createFastifyPlugin } = await import('agendash');
        await admin.register(createFastifyPlugin(currentAgenda(agenda)), { prefix: '/jobs' });
    }, { prefix: '/admin' });
}
/** Ends the event streams of open pages when the server closes. It would otherwise wait for the pages. */
function endStreams(admin) {
    const streams = new Set();
    admin.addHook('onRequest', (_request, { raw }, done) => {
        streams.add(raw);
        raw.once('close', () => streams.delete(raw));
        done();
    });
    admin.addHook('preClose', (done) => {
        for (const raw of streams)
            if (raw.getHeader('content-type') === 'text/event-stream')
                raw.end();
        done();
    });
}
const digest = (text) => createHash('sha256').update(text).digest();
function isAuthorized({ headers: { authorization } }, token) {
    const [scheme, credentials = ''] = (authorization ?? '').split(/ +/);
    const password = scheme?.toLowerCase() === 'basic'
        ? Buffer.from(credentials, 'base64')
            .toString()
            .replace(/^[^:]*:/, '')
        : credentials;
    return timingSafeEqual(digest(password), digest(token));
}
async function refuse(reply) {
    void reply.header('www-authenticate', 'Basic realm="Nuzzle"').status(401);
    await reply.send({
        errors: [{ message: 'Admin token required.', extensions: { code: 'UNAUTHENTICATED' } }],
    });
}
/**
 * Makes a proxy that looks up the current Agenda at each use. Agendash keeps the object it is given, but
 * Agenda may connect later, or again.
 */
const currentAgenda = (agenda) => new Proxy({}, {
    get(_target, key) {
        const current = agenda();
        if (!current)
            throw new Error('The job store is not connected.');
        const value = Reflect.get(current, key);
        return typeof value === 'function' ? value.bind(current) : value;
    },
});
//# sourceMappingURL=admin.js.map