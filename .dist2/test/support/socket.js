import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
/** A cursor before every message: a subscription from here misses nothing, however late it starts. */
export const fromTheStart = Buffer.from('1|0|1').toString('base64url');
/**
 * Opens a socket with or without a token.
 * @param params what `connection_init` carries besides
 */
export function openTestSocket(url, token, params = {}) {
    let client;
    let onConnected;
    const connected = new Promise((resolve) => (onConnected = resolve));
    const closed = new Promise((resolve) => {
        client = createClient({
            url: `${url.replace('http', 'ws')}/graphql`,
            webSocketImpl: WebSocket,
            lazy: false,
            retryAttempts: 0,
            onNonLazyError: () => undefined,
            connectionParams: { ...params, ...(token && { Authorization: `Bearer ${token}` }) },
            on: {
                connected: () => onConnected(),
                closed: (event) => resolve(event),
            },
        });
    });
    return {
        connected,
        closed,
        subscribe: (query, variables = {}) => subscribe(client, query, variables),
        [Symbol.asyncDispose]: async () => client.dispose(),
    };
}
/** Describes why the socket of a subscription was closed. */
const closing = (cause) => cause?.code === undefined ? String(cause) : `closed with ${cause.code} ${cause.reason}`;
function subscribe(client, query, variables) {
    const events = [];
    const takers = [];
    let received = 0;
    const push = (event) => {
        received++;
        const taker = takers.shift();
        if (taker)
            taker(event);
        else
            events.push(event);
    };
    let onCompleted;
    const completed = new Promise((resolve) => (onCompleted = resolve));
    const stop = client.subscribe({ query, variables }, {
        next: (result) => push(result),
        error: (errors) => push({ errors: Array.isArray(errors) ? errors : [closing(errors)] }),
        complete: () => onCompleted(),
    });
    const nextResult = () => {
        const event = events.shift();
        return event ? Promise.resolve(event) : new Promise((resolve) => takers.push(resolve));
    };
    return {
        nextResult,
        async next() {
            const { data, errors } = await nextResult();
            if (errors)
                throw new Error(`Refused: ${JSON.stringify(errors)}`);
            return data;
        },
        async nextError() {
            const { data, errors } = await nextResult();
            if (!errors?.[0])
                throw new Error(`Not refused: ${JSON.stringify(data)}`);
            return errors[0];
        },
        completed,
        get received() {
            return received;
        },
        get waiting() {
            return events.length;
        },
        stop,
    };
}
//# sourceMappingURL=socket.js.map