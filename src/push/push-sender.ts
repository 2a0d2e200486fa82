import { once } from 'node:events';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import webpush from 'web-push';
import type { PushSettings } from '../context.js';
import type { DuePush } from './due-push.js';
import { PrivateAddressError } from './endpoint-address.js';
import type { PushAnswer } from './push-verdict.js';

const mostOfAnswer = 4_096;
const longestIdle = 30_000;

/** Sends pushes: encrypted for the device (RFC 8291), signed by this server (RFC 8292), and never into a private network. */
export class PushSender {
  readonly #vapid: NonNullable<PushSettings['vapid']>;
  readonly #plain: RequestFilteringHttpAgent;
  readonly #tls: RequestFilteringHttpsAgent;

  constructor(vapid: NonNullable<PushSettings['vapid']>, privateNetwork: boolean) {
    this.#vapid = vapid;
    // They look at the address that a connection is about to be made to, and so behind every name.
    const options = {
      keepAlive: true,
      timeout: longestIdle,
      allowPrivateIPAddress: privateNetwork,
      allowMetaIPAddress: privateNetwork,
    };
    this.#plain = new RequestFilteringHttpAgent(options);
    this.#tls = new RequestFilteringHttpsAgent(options);
  }

  /**
   * Sends one push and waits for the answer, of which it reads little and follows nothing.
   * @param signal ends it
   * @throws {PrivateAddressError} where the endpoint leads into a private network
   */
  async send({ device, payload, ...due }: DuePush, signal: AbortSignal): Promise<PushAnswer> {
    const { endpoint, ...keys } = device;
    // The library's own sending reads an answer of any length.
    const { method, headers, body } = webpush.generateRequestDetails({ endpoint, keys }, payload, {
      vapidDetails: this.#vapid,
      TTL: due.secondsLeft,
      topic: due.topic,
      urgency: 'normal',
      contentEncoding: 'aes128gcm',
    });
    const secure = endpoint.startsWith('https:');
    const call = secure
      ? tlsRequest(endpoint, { method, headers, signal, agent: this.#tls })
      : plainRequest(endpoint, { method, headers, signal, agent: this.#plain });
    // What goes wrong is told to whoever waits, and to nobody where nobody does.
    call.on('error', () => undefined);
    call.end(body);
    try {
      const [response] = (await once(call, 'response', { signal })) as [IncomingMessage];
      await readLittle(response);
      return { status: response.statusCode!, retryAfter: retryAfter(response) };
    } catch (error) {
      // The agent's error has neither a class nor a code.
      const { message } = error as Error;
      if (/^DNS lookup .* is not allowed\./.test(message)) throw new PrivateAddressError(message);
      throw error;
    }
  }

  /** Closes the connections that are kept. */
  close(): void {
    this.#plain.destroy();
    this.#tls.destroy();
  }
}

/** Reads an answer to its end, so that its connection can be used again, unless that is too far away. */
async function readLittle(response: IncomingMessage): Promise<void> {
  let read = 0;
  try {
    // Leaving the loop early closes the connection.
    for await (const part of response) if ((read += (part as Buffer).length) > mostOfAnswer) break;
  } catch {
    // Its status was heard, and the rest says nothing.
  }
}

/** How long a service asks to be left alone: seconds, or a moment of its own clock. */
function retryAfter({ headers }: IncomingMessage): number | undefined {
  const told = headers['retry-after'];
  if (told === undefined) return undefined;
  const ms = /^\d+$/.test(told) ? Number(told) * 1000 : Date.parse(told) - Date.parse(headers.date ?? '');
  return Number.isNaN(ms) ? undefined : ms;
}
