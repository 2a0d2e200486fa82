import { once } from 'node:events';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import webpush from 'web-push';
import { PrivateAddressError } from './endpoint-address.js';
const maxResponse = 4_096;
const idleTimeout = 30_000;
/** Sends pushes, encrypted for the device (RFC 8291) and signed by this server (RFC 8292), and never into a private network. */
export class PushSender {
    #vapid;
    #plain;
    #tls;
    constructor(vapid, privateNetwork) {
        this.#vapid = vapid;
        // The agents check the address of each connection, after the name is resolved.
        const options = {
            keepAlive: true,
            timeout: idleTimeout,
            allowPrivateIPAddress: privateNetwork,
            allowMetaIPAddress: privateNetwork,
        };
        this.#plain = new RequestFilteringHttpAgent(options);
        this.#tls = new RequestFilteringHttpsAgent(options);
    }
    /**
     * Sends one push and waits for the response. It reads at most 4 kB of it and follows no redirect.
     * @param signal aborts the request
     * @throws {PrivateAddressError} when the endpoint resolves to an address in a private network
     */
    async send({ device, payload, ...due }, signal) {
        const { endpoint, ...keys } = device;
        // The library's own sending reads a response of any length.
        const { method, headers, body } = webpush.generateRequestDetails({ endpoint, keys }, payload, {
            vapidDetails: this.#vapid,
            TTL: due.secondsLeft,
            topic: due.topic,
            urgency: 'normal',
            contentEncoding: 'aes128gcm',
        });
        const secure = endpoint.startsWith('https:');
        const request = secure
            ? tlsRequest(endpoint, { method, headers, signal, agent: this.#tls })
            : plainRequest(endpoint, { method, headers, signal, agent: this.#plain });
        // once() below reports errors. A late error has no other listener and must not end the process.
        request.on('error', () => undefined);
        request.end(body);
        try {
            const [response] = (await once(request, 'response', { signal }));
            await readBriefly(response);
            return { status: response.statusCode, retryAfter: retryAfter(response) };
        }
        catch (error) {
            // The agent's error has neither a class nor a code.
            const { message } = error;
            if (/^DNS lookup .* is not allowed\./.test(message))
                throw new PrivateAddressError(message);
            throw error;
        }
    }
    /** Closes the idle connections. */
    close() {
        this.#plain.destroy();
        this.#tls.destroy();
    }
}
/** Reads a response to its end, so that its connection can be reused; a long one is cut and its connection closed. */
async function readBriefly(response) {
    let read = 0;
    try {
        // Breaking out of the loop closes the connection.
        for await (const part of response)
            if ((read += part.length) > maxResponse)
                break;
    }
    catch {
        // The status has arrived; the body has no meaning.
    }
}
/** Reads the Retry-After header, in milliseconds: it is a number of seconds, or a date by the service's clock. */
function retryAfter({ headers }) {
    const value = headers['retry-after'];
    if (value === undefined)
        return undefined;
    const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.parse(headers.date ?? '');
    return Number.isNaN(ms) ? undefined : ms;
}
//# sourceMappingURL=push-sender.js.map