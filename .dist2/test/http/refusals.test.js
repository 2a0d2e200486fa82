import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { startApp } from '../support/start-app.js';
const app = await startApp({ RUN: 'api' });
/** Sends bytes as they are, and returns the status and the body of the answer. */
async function sendRaw(bytes) {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (data) => (text += data.toString()));
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(bytes);
    await once(socket, 'close');
    const [head = '', body = ''] = text.split('\r\n\r\n');
    return { status: Number(head.split(' ')[1]), body: JSON.parse(body) };
}
const request = (method, path) => sendRaw(`${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
const error = (code) => ({ errors: [{ message: expect.any(String), extensions: { code } }] });
test.each([
    '/nowhere',
    '/graphqlx',
    '/graphql/x',
    '/GRAPHQL',
    '/health',
    '/exports/',
    '/exports/x/y',
    `/exports/${'x'.repeat(200)}`,
])('%s does not exist', async (path) => {
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS'])
        expect(await request(method, path)).toEqual({ status: 404, body: error('NOT_FOUND') });
});
test.each([
    ['/graphql', 'PUT', 'GET, HEAD, POST'],
    ['/graphql/?a=b', 'DELETE', 'GET, HEAD, POST'],
    ['/health/live', 'POST', 'GET, HEAD'],
    ['/health/ready', 'PATCH', 'GET, HEAD'],
    ['/exports/x', 'POST', 'GET'],
])('%s does not take %s', async (path, method, allowed) => {
    const response = await fetch(`${app.url}${path}`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow').split(', ').toSorted()).toEqual(allowed.split(', ').toSorted());
    expect(await response.json()).toEqual(error('METHOD_NOT_ALLOWED'));
});
test.each(['/%', '/graphql%', '/%E0%A4%A', '/graphql/%zz', '/exports/%ff'])('the URL %s is malformed', async (path) => {
    for (const method of ['GET', 'POST', 'PUT'])
        expect(await request(method, path)).toEqual({ status: 400, body: error('BAD_REQUEST') });
});
test.each([
    ['no request', 'nonsense\r\n\r\n', 400],
    ['an unknown method', 'BREW /graphql HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['a space in a header name', 'GET /graphql HTTP/1.1\r\nHost: x\r\nx y: z\r\n\r\n', 400],
    ['two lengths', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    ['headers of 20 kB', `GET /graphql HTTP/1.1\r\nHost: x\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
])('bytes that are %s get an answer in the same shape', async (_what, bytes, status) => {
    expect(await sendRaw(bytes)).toEqual({ status, body: error('BAD_REQUEST') });
});
test('/graphql/ answers like /graphql, with a query string too', async () => {
    const query = '{ webPushKey }';
    for (const path of ['/graphql', '/graphql/', '/graphql?x=1', '/graphql/?x=1']) {
        const posted = await fetch(`${app.url}${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query }),
        });
        expect(await posted.json()).toEqual({ data: { webPushKey: null } });
        const url = new URL(`${app.url}${path}`);
        url.searchParams.set('query', query);
        const got = await fetch(url, { headers: { 'apollo-require-preflight': '1' } });
        expect(await got.json()).toEqual({ data: { webPushKey: null } });
    }
});
//# sourceMappingURL=refusals.test.js.map