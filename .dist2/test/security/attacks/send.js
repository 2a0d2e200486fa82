import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { messagesOf } from '../../support/faults.js';
/** Sends an HTTP request, and follows no redirect. */
export async function http(url, init = {}) {
    const response = await fetch(url, { redirect: 'manual', ...init });
    const text = await response.text();
    return { status: response.status, headers: Object.fromEntries(response.headers), text, ...read(text) };
}
/** Sends an operation over HTTP. */
export function graph(url, query, variables = {}, { as, headers = {} } = {}) {
    const token = typeof as === 'string' ? as : as?.token;
    return http(`${url}/graphql`, {
        method: 'POST',
        headers: {
            'content-type': 'application/json',
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
            ...headers,
        },
        body: JSON.stringify({ query, variables }),
    });
}
/** The data and the first error of an answer of the graph; nothing of any other answer. */
function read(text) {
    try {
        const { data, errors } = JSON.parse(text);
        const { code, fields } = errors?.[0]?.extensions ?? {};
        return { code, fields: messagesOf({ fields }), data };
    }
    catch {
        return {};
    }
}
/** Sends bytes as they are, and reads until the server closes the connection. */
export async function raw(url, ...parts) {
    const { hostname, port } = new URL(url);
    const connection = connect(Number(port), hostname);
    let text = '';
    connection.on('data', (data) => (text += data.toString()));
    connection.on('error', () => undefined);
    await once(connection, 'connect');
    const closed = once(connection, 'close');
    for (const part of parts)
        connection.write(part);
    await closed;
    const [head = '', body = ''] = text.split('\r\n\r\n');
    const headers = head
        .split('\r\n')
        .slice(1)
        .map((line) => [line.split(':', 1)[0].toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]);
    return {
        status: Number(head.split(' ')[1]),
        headers: Object.fromEntries(headers),
        text,
        ...read(body),
    };
}
/**
 * Opens a socket, sends frames, and reads until the server closes it or has answered the last of them.
 * @param frames sent after the acknowledgement, or at once if there is no `connection_init`
 */
export async function socket(url, frames = [], options = {}) {
    const { as, headers = {}, protocol = 'graphql-transport-ws', path = '/graphql' } = options;
    const token = typeof as === 'string' ? as : as?.token;
    const init = options.init === undefined
        ? { ...(token !== undefined && { Authorization: `Bearer ${token}` }) }
        : options.init;
    const client = new WebSocket(`${url.replace('http', 'ws')}${path}`, protocol, { headers });
    const seen = { text: '' };
    const over = new Promise((resolve) => {
        client.on('unexpected-response', (_request, response) => {
            seen.status = response.statusCode;
            response.resume();
            client.terminate();
            resolve();
        });
        client.on('error', () => resolve());
        client.on('close', (code, reason) => {
            seen.close ??= code;
            seen.text += reason.toString();
            resolve();
        });
        client.on('message', (data) => {
            const text = data.toString();
            seen.text += text;
            const { type, payload } = JSON.parse(text);
            if (type === 'connection_ack')
                for (const frame of frames)
                    send(client, frame);
            if (type === 'error')
                Object.assign(seen, read(JSON.stringify({ errors: payload })));
            if (type === 'next')
                Object.assign(seen, read(JSON.stringify(payload)));
            if ((type === 'connection_ack' && frames.length === 0) ||
                ['error', 'next', 'complete', 'pong'].includes(type))
                resolve();
        });
        client.on('open', () => {
            seen.status = 101;
            if (init === null)
                for (const frame of frames)
                    send(client, frame);
            else
                send(client, { type: 'connection_init', payload: init });
        });
    });
    await over;
    client.terminate();
    return seen;
}
function send(client, frame) {
    client.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame));
}
/** The frame that starts an operation. */
export const subscribeFrame = (query, variables = {}, id = 'a') => ({
    id,
    type: 'subscribe',
    payload: { query, variables },
});
/** Resolves after some time; only to send bytes slowly. */
export const pause = (ms) => delay(ms);
//# sourceMappingURL=send.js.map