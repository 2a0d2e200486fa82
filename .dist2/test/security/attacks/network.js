import { expect } from '@jest/globals';
import { graph, http, raw, socket, subscribeFrame } from './send.js';
import { newKeys, page } from './world.js';
const evil = 'https://evil.example';
const notFound = { status: 404, code: 'NOT_FOUND' };
const badRequest = { status: 400, code: 'BAD_REQUEST' };
const create = 'mutation { createPet(input: { name: "Nabi", persona: "by force" }) { pet { id } } }';
const registration = 'mutation ($input: RegisterPushSubscriptionInput!) { registerPushSubscription(input: $input) { pushSubscription { id } } }';
const request = (...lines) => `${lines.join('\r\n')}\r\n\r\n`;
const json = { 'content-type': 'application/json' };
/** Has the server send pushes to a place of the attacker's choice. */
const push = (name, endpoint) => ({
    line: 'API7',
    name: `registers a push service ${name}`,
    send: ({ url, mallory }) => graph(url, registration, { input: { endpoint, ...newKeys() } }, { as: mallory }),
    seen: { status: 200, code: 'BAD_USER_INPUT', fields: { endpoint: expect.any(String) } },
});
/** Sends bytes, and reads the answer. */
const bytes = (name, text, seen, line = 'API8') => ({
    line,
    name,
    send: ({ url }) => raw(url, text),
    seen,
});
/** Asks for a path. */
const path = (name, at, seen = notFound, init = {}) => ({
    line: 'API9',
    name,
    send: ({ url }) => http(`${url}${at}`, init),
    seen,
});
/** Carries out a mutation by what a page of another site can send without asking first. */
const simple = (name, init, seen, query = '') => ({
    line: 'API8',
    name: `carries out a mutation by ${name}`,
    send: ({ url, mallory }) => http(`${url}/graphql${query}`, {
        ...init,
        headers: {
            authorization: `Bearer ${mallory.token}`,
            origin: evil,
            ...init.headers,
        },
    }),
    seen: { ...seen, headers: { 'access-control-allow-origin': undefined, 'set-cookie': undefined } },
});
const asQuery = `?query=${encodeURIComponent(create)}`;
/** Attacks by where requests go, and by how they are written: SSRF, CORS, CSRF, methods, paths and headers. */
export const networkAttacks = [
    push('on this machine', 'https://127.0.0.1/push'),
    push('on this machine, by its name', 'https://localhost/push'),
    push('on this machine, in one number', 'https://2130706433/push'),
    push('on this machine, in hexadecimal', 'https://0x7f000001/push'),
    push('on this machine, over IPv6', 'https://[::ffff:127.0.0.1]/push'),
    push('in a private network', 'https://10.1.2.3/push'),
    push('at the metadata of a cloud', 'https://169.254.169.254/latest/meta-data'),
    push('at the database', 'https://93.184.216.34:5432/push'),
    push('at another port of a listed host', 'https://a.push.example.com:8443/push'),
    push('at a host that is not listed', 'https://evil.example/push'),
    push('at a host that ends like a listed one', 'https://evilpush.example.com/push'),
    push('at a host that begins like a listed one', 'https://93.184.216.34.evil.example/push'),
    push('without encryption', 'http://93.184.216.34/push'),
    push('that is a file', 'file:///etc/passwd'),
    push('with credentials', 'https://93.184.216.34@10.0.0.1/push'),
    simple('GET', { method: 'GET' }, { status: 400 }, asQuery),
    simple('GET with the header against forgery', { method: 'GET', headers: { 'apollo-require-preflight': '1' } }, { status: 405 }, asQuery),
    simple('HEAD', { method: 'HEAD', headers: { 'apollo-require-preflight': '1' } }, { status: 405 }, asQuery),
    simple('a body of plain text', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ query: create }) }, { status: 400 }),
    simple('a form', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `query=${encodeURIComponent(create)}`,
    }, { status: 415 }),
    simple('a form with files', {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: `--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${JSON.stringify({ query: create })}\r\n--x--\r\n`,
    }, { status: 415 }),
    simple('a method that another header overrides', { method: 'GET', headers: { 'x-http-method-override': 'POST' } }, { status: 400 }, asQuery),
    simple('PUT', { method: 'PUT', headers: json, body: JSON.stringify({ query: create }) }, { status: 405, code: 'METHOD_NOT_ALLOWED' }),
    simple('DELETE', { method: 'DELETE' }, { status: 405, code: 'METHOD_NOT_ALLOWED' }, asQuery),
    {
        line: 'API8',
        name: 'asks whether a page of another site may send',
        send: ({ url }) => http(`${url}/graphql`, {
            method: 'OPTIONS',
            headers: {
                origin: evil,
                'access-control-request-method': 'POST',
                'access-control-request-headers': 'authorization,content-type',
            },
        }),
        seen: { status: 204, headers: { 'access-control-allow-origin': undefined } },
    },
    {
        line: 'API8',
        name: 'reads an answer from a page of another site',
        send: ({ url, mallory }) => graph(url, '{ me { id } }', {}, { as: mallory, headers: { origin: evil } }),
        seen: { status: 200, headers: { 'access-control-allow-origin': undefined } },
    },
    {
        line: 'API8',
        name: 'reads an answer from a page without an origin',
        send: ({ url, mallory }) => graph(url, '{ me { id } }', {}, { as: mallory, headers: { origin: 'null' } }),
        seen: { status: 200, headers: { 'access-control-allow-origin': undefined } },
    },
    {
        line: 'API8',
        name: 'opens a socket from a page of another site',
        send: ({ url, mallory }) => socket(url, [subscribeFrame('{ me { id } }')], { as: mallory, headers: { origin: evil } }),
        seen: { status: 403 },
    },
    {
        line: 'API8',
        name: 'opens a socket from a page whose site begins like a listed one',
        send: ({ url, mallory }) => socket(url, [subscribeFrame('{ me { id } }')], {
            as: mallory,
            headers: { origin: `${page}.evil.example` },
        }),
        seen: { status: 403 },
    },
    {
        line: 'API8',
        name: 'opens a socket from a page of another site that names its own host',
        send: ({ url, mallory }) => socket(url, [subscribeFrame('{ me { id } }')], {
            as: mallory,
            headers: { origin: evil, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
        }),
        seen: { status: 403 },
    },
    {
        line: 'API8',
        name: 'opens a socket of the older protocol',
        send: ({ url }) => socket(url, [], { protocol: 'graphql-ws' }),
        seen: { status: undefined, close: 1006 },
    },
    {
        line: 'API8',
        name: 'opens a socket at another path',
        send: ({ url }) => socket(url, [], { path: '/admin' }),
        seen: { status: 404 },
    },
    {
        line: 'API8',
        name: 'asks for Apollo Sandbox in production',
        send: ({ url }) => http(`${url}/graphql`, { headers: { accept: 'text/html' } }),
        seen: { status: 200 },
        never: /sandbox\.|apollographql|<script/i,
    },
    {
        line: 'GraphQL: errors',
        name: 'asks for a stack trace',
        send: ({ url, mallory }) => graph(url, '{ pet(id: 1 }', {}, { as: mallory, headers: { 'apollo-tracing': '1', 'x-debug': '1' } }),
        seen: { status: 400, code: 'GRAPHQL_PARSE_FAILED' },
    },
    {
        line: 'API8',
        name: 'asks for a trace of the fields',
        send: ({ url, mallory }) => graph(url, '{ me { id } }', {}, { as: mallory, headers: { 'apollo-federation-include-trace': 'ftv1' } }),
        seen: { status: 200, code: undefined },
        never: /extensions|ftv1/,
    },
    {
        line: 'API8',
        name: 'frames an answer in its own page',
        send: ({ url }) => http(`${url}/reset-password?token=x`),
        seen: {
            status: 200,
            headers: {
                'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
                'x-content-type-options': 'nosniff',
                'referrer-policy': 'no-referrer',
            },
        },
    },
    {
        line: 'API8',
        name: 'writes a script into a page of a mail',
        send: ({ url }) => http(`${url}/verify-email?token=${encodeURIComponent('"><script>alert(1)</script>')}`),
        seen: { status: 200 },
        never: /<script>alert/,
    },
    {
        line: 'API8',
        name: 'claims to have come over TLS',
        send: ({ url }) => http(`${url}/health/live`, {
            headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' },
        }),
        seen: { status: 200, headers: { 'strict-transport-security': undefined, location: undefined } },
        never: /evil/,
    },
    {
        line: 'GraphQL: injection',
        name: 'writes SQL into every text',
        send: ({ url, mallory }) => graph(url, 'query ($id: ID!, $c: String) { pet(id: $id) { id } me { pets(after: $c) { edges { cursor } } } }', { id: "1'; DROP TABLE pets; --", c: "'; DROP TABLE pets; --" }, { as: mallory }),
        seen: { status: 200, code: 'BAD_USER_INPUT' },
    },
    {
        line: 'GraphQL: injection',
        name: 'writes an object of operators where a name belongs',
        send: ({ url }) => graph(url, 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken } }', {
            input: { username: { $ne: null }, password: { $ne: null } },
        }),
        seen: { status: 400, code: 'BAD_USER_INPUT' },
    },
    {
        line: 'GraphQL: access',
        name: 'asks for a subscription over HTTP',
        send: ({ url, mallory }) => graph(url, 'subscription { petMessageAdded { node { content } } }', {}, { as: mallory }),
        seen: { status: 400, code: 'BAD_USER_INPUT', data: undefined },
    },
    {
        line: 'GraphQL: access',
        name: 'sends a mutation by the id of an operation that nobody listed',
        send: ({ url, mallory }) => http(`${url}/graphql`, {
            method: 'POST',
            headers: { ...json, authorization: `Bearer ${mallory.token}` },
            body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
        }),
        seen: { status: 200, code: 'PERSISTED_QUERY_NOT_FOUND' },
    },
    {
        line: 'GraphQL: access',
        name: "stores an operation under another one's id",
        send: ({ url, mallory }) => http(`${url}/graphql`, {
            method: 'POST',
            headers: { ...json, authorization: `Bearer ${mallory.token}` },
            body: JSON.stringify({
                query: create,
                extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
            }),
        }),
        seen: { status: 400 },
    },
    {
        line: 'API8',
        name: 'sends JSON that ends too early',
        send: ({ url }) => http(`${url}/graphql`, { method: 'POST', headers: json, body: '{"query": "{ me' }),
        seen: badRequest,
    },
    {
        line: 'API8',
        name: 'sends a body that is empty',
        send: ({ url }) => http(`${url}/graphql`, { method: 'POST', headers: json, body: '' }),
        seen: { status: 400 },
    },
    {
        line: 'API8',
        name: 'sends JSON that is no operation',
        send: ({ url }) => http(`${url}/graphql`, { method: 'POST', headers: json, body: '"text"' }),
        seen: { status: 400 },
    },
    bytes('sends no request', 'nonsense\r\n\r\n', badRequest),
    bytes('sends an unknown method', request('BREW /graphql HTTP/1.1', 'Host: x'), badRequest),
    bytes('smuggles a request by two lengths', request('POST /graphql HTTP/1.1', 'Host: x', 'Content-Length: 1', 'Content-Length: 2'), badRequest),
    bytes('smuggles a request by a length and chunks', request('POST /graphql HTTP/1.1', 'Host: x', 'Content-Length: 4', 'Transfer-Encoding: chunked') +
        '0\r\n\r\nGET /admin/metrics HTTP/1.1\r\nHost: x\r\n\r\n', badRequest),
    bytes('smuggles a request by a line feed alone', 'GET /health/live HTTP/1.1\nHost: x\nX: y\n\nGET /admin/metrics HTTP/1.1\n\n', badRequest),
    bytes('sends no host', request('GET /health/live HTTP/1.1', 'Connection: close'), { status: 400 }),
    bytes('sends two hosts', request('GET /health/live HTTP/1.1', 'Host: a', 'Host: b', 'Connection: close'), {
        status: 200,
    }),
    bytes('asks the server to be a proxy', request('GET http://169.254.169.254/latest/meta-data HTTP/1.1', 'Host: 169.254.169.254', 'Connection: close'), notFound, 'API7'),
    bytes('asks the server for a tunnel', request('CONNECT 127.0.0.1:5432 HTTP/1.1', 'Host: 127.0.0.1:5432', 'Connection: close'), {}, 'API7'),
    bytes('asks the server to trace', request('TRACE /graphql HTTP/1.1', 'Host: x', 'Cookie: secret=1', 'Connection: close'), { status: 405 }),
    bytes('climbs out of the folder', request('GET /admin/../../../etc/passwd HTTP/1.1', 'Host: x', 'Connection: close'), notFound, 'API9'),
    path('asks for an index', '/index.html'),
    path('climbs out of the documents', '/docs/..%2fpackage.json'),
    path('asks for the settings', '/.env'),
    path('asks for the repository', '/.git/config'),
    path('asks for an older version of the API', '/v1/graphql'),
    path('asks for a playground', '/playground'),
    path('asks for the graph by another case', '/GRAPHQL'),
    path('asks for the graph with a matrix parameter', '/graphql;x=y'),
    path('asks for a path that is no text', '/%E0%A4%A', badRequest),
    path('asks for a path with a NUL', '/exports/%00'),
    path('climbs out of the exports', '/exports/..%2fadmin%2fmetrics'),
    path('uses an address of an export up by HEAD', '/exports/x', { status: 405 }, { method: 'HEAD' }),
    path('writes to the health check', '/health/live', { status: 405, code: 'METHOD_NOT_ALLOWED' }, { method: 'POST' }),
];
//# sourceMappingURL=network.js.map