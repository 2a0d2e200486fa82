import { STATUS_CODES } from 'node:http';
import { preferredLanguage } from '../language/language.js';
import { say } from '../language/say.js';
import { securityHeaders } from './security-headers.js';
/** Makes the body of a refusal, in the shape of the graph's errors. */
export const refusal = (code, message) => ({
    errors: [{ message, extensions: { code } }],
});
/** Makes the body of a refusal whose text is in the catalogue, in the language that the client prefers. */
export const refusalIn = ({ headers }, code, text) => refusal(code, say(preferredLanguage(headers['accept-language']) ?? 'en', text));
const noPage = { key: 'error.notFound', values: { thing: 'page' } };
/** Answers every request that reaches no handler, or whose handler fails, in the shape of the graph's errors. */
export function answerRefusals(fastify, log) {
    const routes = [];
    fastify.addHook('onRoute', ({ url, method }) => {
        // A wildcard is a preflight's or a folder's, and says nothing about one path.
        if (!url.includes('*'))
            routes.push({ path: toPattern(url), methods: [method].flat() });
    });
    fastify.setNotFoundHandler((request, reply) => {
        const path = request.url.split('?', 1)[0];
        const allowed = routes.filter((route) => route.path.test(path)).flatMap(({ methods }) => methods);
        if (allowed.length === 0)
            return reply.status(404).send(refusalIn(request, 'NOT_FOUND', noPage));
        void reply.header('allow', [...new Set(allowed)].join(', '));
        return reply.status(405).send(refusal('METHOD_NOT_ALLOWED', 'This method is not allowed here.'));
    });
    fastify.setErrorHandler((error, request, reply) => {
        const status = error.statusCode ?? 500;
        if (status >= 500)
            log.error({ err: error }, 'A request failed.');
        void reply
            .status(status)
            .send(status >= 500
            ? refusalIn(request, 'INTERNAL_SERVER_ERROR', { key: 'error.internal' })
            : refusal('BAD_REQUEST', error.message));
    });
}
/** Answers a URL that cannot be read. Fastify calls it outside its hooks. */
export function refuseUrl(error, request, reply) {
    const isTooLong = error.code === 'FST_ERR_MAX_PARAM_LENGTH';
    void reply
        .headers(securityHeaders)
        .status(isTooLong ? 404 : 400)
        .send(isTooLong ? refusalIn(request, 'NOT_FOUND', noPage) : refusal('BAD_REQUEST', 'The URL is malformed.'));
}
const statusByCode = {
    ERR_HTTP_REQUEST_TIMEOUT: 408,
    HPE_HEADER_OVERFLOW: 431,
};
/** Answers bytes that are no HTTP request. */
export function refuseBytes({ code = '' }, socket) {
    if (code === 'ECONNRESET' || socket.destroyed)
        return;
    if (!socket.writable) {
        socket.destroy();
        return;
    }
    const status = statusByCode[code] ?? 400;
    const body = JSON.stringify(refusal('BAD_REQUEST', 'The request is malformed.'));
    const headers = {
        ...securityHeaders,
        'content-type': 'application/json; charset=utf-8',
        'content-length': String(Buffer.byteLength(body)),
        connection: 'close',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    socket.once('finish', () => socket.destroy());
    socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
}
/** Turns a route's URL into a pattern of the paths that it serves. Fastify's parameters have at most 100 characters. */
export const toPattern = (url) => new RegExp(`^${url.replaceAll(/[.+?^$()[\]\\{}|]/g, String.raw `\$&`).replaceAll(/:\w+/g, '[^/]{1,100}')}$`);
//# sourceMappingURL=refusals.js.map