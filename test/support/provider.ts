import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server answers a request. */
export type Behaviour =
  | { kind: 'speak'; words: string[]; usage?: ProviderUsage }
  /** Sends the first words, then waits for `release`. */
  | { kind: 'hold'; words: string[]; usage?: ProviderUsage }
  | { kind: 'status'; status: number; retryAfter?: string }
  | { kind: 'cut'; words: string[] }
  | { kind: 'silent' }
  | { kind: 'garbage' }
  | { kind: 'endless' }
  /** A word every so many milliseconds, for ever. */
  | { kind: 'drip'; every: number }
  | { kind: 'unfinished'; words: string[] }
  /** Sends whatever events it is given: objects as JSON, texts as they are; then ends, or breaks the connection. */
  | { kind: 'events'; data: (object | string)[]; end?: 'close' | 'cut' }
  /** Answers with this body, whole. */
  | { kind: 'answer'; status: number; body: object | string; type?: string; headers?: Record<string, string> }
  /** Sends a comment every so many milliseconds, so many times, and then the words. */
  | { kind: 'comments'; every: number; count: number; words: string[] }
  /** Decides by the request. */
  | { kind: 'judge'; judge: (request: ProviderRequest) => Behaviour };

/** What the server says that an answer took. */
export interface ProviderUsage {
  prompt_tokens: number;
  completion_tokens: number;
}

/** The body of a request. */
export interface ProviderRequest {
  model: string;
  stream: boolean;
  messages: { role: string; content: string }[];
  [parameter: string]: unknown;
}

/** A chunk of a stream, before it is written. */
export const piece = (delta: object, finish: string | null = null): object => ({
  id: 'c',
  object: 'chat.completion.chunk',
  created: 0,
  model: 'm',
  choices: [{ index: 0, delta, finish_reason: finish }],
});

const event = (data: object | string) =>
  `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

const chunk = (delta: object, finish: string | null = null) => event(piece(delta, finish));

const usageChunk = (usage: ProviderUsage) =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'm', choices: [], usage })}\n\n`;

/** A small server that speaks OpenAI's streaming protocol, and misbehaves on demand. */
export class Provider {
  readonly requests: ProviderRequest[] = [];
  /** The answers to the next requests, in order; then `otherwise`. */
  readonly script: Behaviour[] = [];
  /** Answers for one pet, by its name, or for `memory`; they come before the others. */
  readonly scripts = new Map<string, Behaviour[]>();
  /** How it answers requests for vectors; a number is a status. */
  embeddings: 'vectors' | 'never' | 'garbage' | number = 'vectors';
  /** How it refuses a text whose vector it does not make, as `embeddings`. */
  refuseVectorOf: (text: string) => 'garbage' | number | undefined = () => undefined;
  /** Makes the vector of a text. */
  vectorOf: (text: string) => number[] = () => [1];
  otherwise: Behaviour = { kind: 'speak', words: ['Meow, ', 'said the provider.'] };
  /** What moderation was asked. */
  readonly moderated: string[] = [];
  /** Answers moderation: whether a text is one of self-harm, after a while, or with an HTTP status. */
  moderate: (text: string) => boolean | number | Promise<boolean> = () => false;
  readonly #events = new EventEmitter();
  readonly #held: (() => void)[] = [];
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  /** Starts a server on a free port of 127.0.0.1. */
  static async start(): Promise<Provider> {
    const provider = new Provider();
    provider.#server.listen(0, '127.0.0.1');
    await once(provider.#server, 'listening');
    return provider;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  /** Waits until the next request is half answered, or refused. */
  async served(): Promise<void> {
    await once(this.#events, 'served');
  }

  /** Waits until a client aborts a request. */
  async aborted(): Promise<void> {
    await once(this.#events, 'aborted');
  }

  /** Finishes the answer that has been held longest. */
  releaseFirst(): void {
    this.#held.shift()?.();
  }

  /** Finishes all held answers. */
  release(): void {
    for (const finish of this.#held.splice(0)) finish();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of request) body += String(part);
    if (request.url?.endsWith('/moderations')) return this.#moderate(body, response);
    if (request.url?.endsWith('/embeddings'))
      return this.#embed(JSON.parse(body) as { input: string[] }, response);
    const parsed = JSON.parse(body) as ProviderRequest;
    this.requests.push(parsed);
    response.on('close', () => {
      if (!response.writableFinished) this.#events.emit('aborted');
    });
    const behaviour = this.#scriptOf(parsed)?.shift() ?? this.script.shift() ?? this.otherwise;
    this.#perform(behaviour, response, parsed);
    this.#events.emit('served');
  }

  async #moderate(body: string, response: ServerResponse): Promise<void> {
    const { input } = JSON.parse(body) as { input: string };
    this.moderated.push(input);
    const verdict = await this.moderate(input);
    if (typeof verdict === 'number') {
      response.writeHead(verdict).end();
      return;
    }
    const categories = {
      violence: true,
      'self-harm': false,
      'self-harm/intent': verdict,
      'self-harm/instructions': false,
    };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ id: 'm', model: 'm', results: [{ flagged: true, categories, category_scores: {} }] }),
    );
  }

  /** The number of requests for one pet. */
  countFor(name: string): number {
    return this.requests.filter(({ messages }) => messages[0]!.content.includes(`You are ${name},`)).length;
  }

  #scriptOf({ messages }: ProviderRequest): Behaviour[] | undefined {
    const name = /^(?:You are ([^,]+),|You keep the (memory) of a pet)/
      .exec(messages[0]!.content)
      ?.slice(1)
      .find(Boolean);
    return name === undefined ? undefined : this.scripts.get(name);
  }

  #embed({ input }: { input: string[] }, response: ServerResponse): void {
    if (this.embeddings === 'never') return;
    const refused = input.map((text) => this.refuseVectorOf(text)).find(Boolean) ?? this.embeddings;
    if (typeof refused === 'number') return void response.writeHead(refused).end();
    if (refused === 'garbage') return void response.end('<html>');
    const data = input.map((text, index) => ({ object: 'embedding', index, embedding: this.vectorOf(text) }));
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ object: 'list', data, model: 'm', usage: { prompt_tokens: 1, total_tokens: 1 } }),
    );
  }

  #perform(behaviour: Behaviour, response: ServerResponse, request: ProviderRequest): void {
    if (behaviour.kind === 'status') {
      const headers = behaviour.retryAfter ? { 'retry-after': behaviour.retryAfter } : {};
      response.writeHead(behaviour.status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify({ error: { message: 'no', type: 'error', code: null } }));
      return;
    }
    if (behaviour.kind === 'silent') return;
    if (behaviour.kind === 'judge') {
      this.#perform(behaviour.judge(request), response, request);
      return;
    }
    if (behaviour.kind === 'answer') {
      const { status, body, type = 'application/json', headers } = behaviour;
      response.writeHead(status, { 'content-type': type, ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const finish = () => {
      response.write(chunk({}, 'stop'));
      if ('usage' in behaviour && behaviour.usage) response.write(usageChunk(behaviour.usage));
      response.end('data: [DONE]\n\n');
    };
    switch (behaviour.kind) {
      case 'speak':
        for (const content of behaviour.words) response.write(chunk({ content }));
        finish();
        return;
      case 'hold':
        for (const content of behaviour.words) response.write(chunk({ content }));
        this.#held.push(finish);
        return;
      case 'cut':
        for (const content of behaviour.words) response.write(chunk({ content }));
        setImmediate(() => response.destroy());
        return;
      case 'unfinished':
        for (const content of behaviour.words) response.write(chunk({ content }));
        response.end();
        return;
      case 'events':
        for (const data of behaviour.data) response.write(event(data));
        if (behaviour.end === 'cut') setImmediate(() => response.destroy());
        else response.end();
        return;
      case 'comments': {
        let left = behaviour.count;
        const timer = setInterval(() => {
          if (left-- > 0) {
            response.write(': still here\n\n');
            return;
          }
          clearInterval(timer);
          for (const content of behaviour.words) response.write(chunk({ content }));
          finish();
        }, behaviour.every);
        response.once('close', () => clearInterval(timer));
        return;
      }
      case 'garbage':
        response.end('data: {"choices": [{"del\n\ndata: \u0000\u0001 not json\n\n');
        return;
      case 'drip': {
        const timer = setInterval(() => response.write(chunk({ content: 'drip ' })), behaviour.every);
        response.once('close', () => clearInterval(timer));
        return;
      }
      case 'endless': {
        const more = () => {
          while (!response.destroyed && response.write(chunk({ content: 'purr '.repeat(100) })));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      }
    }
  }
}
