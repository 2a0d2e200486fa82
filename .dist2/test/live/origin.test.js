import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { startApp } from '../support/start-app.js';
const app = await startApp({ ORIGINS: 'https://pets.example.com', RUN: 'api' });
const behindProxy = await app.another({ TRUST_PROXY: 'loopback' });
/** The status that an upgrade gets: 101 if it is let in. */
async function upgrade(headers, url = app.url, path = '/graphql') {
    const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, 'graphql-transport-ws', { headers });
    socket.on('error', () => undefined);
    const [event] = await Promise.race([
        once(socket, 'open').then(() => [101]),
        once(socket, 'unexpected-response').then(([, response]) => [response.statusCode]),
    ]);
    socket.terminate();
    return event;
}
const { host, port } = new URL(app.url);
const table = [
    ['no origin', {}, 101],
    ['a listed origin', { origin: 'https://pets.example.com' }, 101],
    ['the address that it connected to', { origin: `http://${host}` }, 101],
    ['the address, behind TLS that the server does not see', { origin: `https://${host}` }, 101],
    ['a name of the server', { host: 'nuzzle.example.com', origin: 'https://nuzzle.example.com' }, 101],
    ["the scheme's own port", { host: 'nuzzle.example.com:443', origin: 'https://nuzzle.example.com' }, 101],
    ['letters in another case', { host: 'Nuzzle.example.com', origin: 'https://nuzzle.example.com' }, 101],
    ['another host', { origin: 'https://evil.example.com' }, 403],
    ['another port', { origin: `http://localhost:${Number(port) + 1}` }, 403],
    [
        'the host as a subdomain',
        { host: 'nuzzle.example.com', origin: 'https://nuzzle.example.com.evil.com' },
        403,
    ],
    [
        'the host as a user name',
        { host: 'nuzzle.example.com', origin: 'https://nuzzle.example.com@evil.com' },
        403,
    ],
    ['a host that contains another', { host: 'x@evil.example.com', origin: 'https://evil.example.com' }, 403],
    ['a path', { origin: `http://${host}/page` }, 403],
    ['the origin of a sandboxed frame', { origin: 'null' }, 403],
    ['a host named null', { host: 'null', origin: 'null' }, 403],
    ['an origin of a file', { host: '', origin: 'file://' }, 403],
    ['an extension with the host', { origin: `chrome-extension://${host}` }, 403],
    ['two origins', { origin: `http://${host} https://evil.example.com` }, 403],
    ['an empty origin', { origin: '' }, 403],
    [
        'a forwarded host that no proxy wrote',
        { origin: 'https://evil.example.com', 'x-forwarded-host': 'evil.example.com' },
        403,
    ],
];
test.each(table)('a socket with %s', async (_what, headers, expected) => {
    expect(await upgrade(headers)).toBe(expected);
});
const forwarded = [
    ['the host', { origin: 'https://nuzzle.example.com', 'x-forwarded-host': 'nuzzle.example.com' }, 101],
    [
        'what its client claimed, and then the host',
        { origin: 'https://nuzzle.example.com', 'x-forwarded-host': 'evil.example.com, nuzzle.example.com' },
        101,
    ],
    [
        'what its client claimed, not the host',
        { origin: 'https://evil.example.com', 'x-forwarded-host': 'evil.example.com, nuzzle.example.com' },
        403,
    ],
    [
        'TLS, for a page that came without',
        {
            origin: 'http://nuzzle.example.com',
            'x-forwarded-host': 'nuzzle.example.com',
            'x-forwarded-proto': 'https',
        },
        403,
    ],
    [
        'TLS',
        {
            origin: 'https://nuzzle.example.com',
            'x-forwarded-host': 'nuzzle.example.com',
            'x-forwarded-proto': 'https',
        },
        101,
    ],
];
test.each(forwarded)('a trusted proxy names %s', async (_what, headers, expected) => {
    expect(await upgrade(headers, behindProxy.url)).toBe(expected);
});
test('/graphql/ takes sockets like /graphql, with a query string too; other paths do not', async () => {
    for (const path of ['/graphql', '/graphql/', '/graphql?a=b', '/graphql/?a=b'])
        expect([path, await upgrade({}, app.url, path)]).toEqual([path, 101]);
    for (const path of ['/', '/graphql//', '/graphql/x', '/admin', '/%', '//'])
        expect([path, await upgrade({}, app.url, path)]).toEqual([path, 404]);
});
//# sourceMappingURL=origin.test.js.map