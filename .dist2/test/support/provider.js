import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
const chunk = (delta, finish = null) => `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 0, model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
/** A small server that speaks OpenAI's streaming protocol, and misbehaves on demand. */
export class Provider {
    constructor() {
        this.requests = [];
        /** The answers to the next requests, in order; then `otherwise`. */
        this.script = [];
        /** Answers for one pet, by its name; they come before the others. */
        this.scripts = new Map();
        this.otherwise = { kind: 'speak', words: ['Meow, ', 'said the provider.'] };
        /** What moderation was asked. */
        this.moderated = [];
        /** Answers moderation: whether a text is one of self-harm, after a while, or with an HTTP status. */
        this.moderate = () => false;
        this.#events = new EventEmitter();
        this.#held = [];
        this.#server = createServer((request, response) => void this.#answer(request, response));
    }
    #events;
    #held;
    #server;
    /** Starts a server on a free port of 127.0.0.1. */
    static async start() {
        const provider = new Provider();
        provider.#server.listen(0, '127.0.0.1');
        await once(provider.#server, 'listening');
        return provider;
    }
    get baseUrl() {
        return `http://127.0.0.1:${this.#server.address().port}/v1`;
    }
    /** Waits until the next request is half answered, or refused. */
    async served() {
        await once(this.#events, 'served');
    }
    /** Waits until a client aborts a request. */
    async aborted() {
        await once(this.#events, 'aborted');
    }
    /** Finishes the answer that has been held longest. */
    releaseFirst() {
        this.#held.shift()?.();
    }
    /** Finishes all held answers. */
    release() {
        for (const finish of this.#held.splice(0))
            finish();
    }
    async stop() {
        this.#server.closeAllConnections();
        this.#server.close();
        await once(this.#server, 'close');
    }
    async #answer(request, response) {
        let body = '';
        for await (const part of request)
            body += String(part);
        if (request.url?.endsWith('/moderations'))
            return this.#moderate(body, response);
        const parsed = JSON.parse(body);
        this.requests.push(parsed);
        response.on('close', () => {
            if (!response.writableFinished)
                this.#events.emit('aborted');
        });
        const behaviour = this.#scriptOf(parsed)?.shift() ?? this.script.shift() ?? this.otherwise;
        this.#perform(behaviour, response);
        this.#events.emit('served');
    }
    async #moderate(body, response) {
        const { input } = JSON.parse(body);
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
        response.end(JSON.stringify({ id: 'm', model: 'm', results: [{ flagged: true, categories, category_scores: {} }] }));
    }
    /** The number of requests for one pet. */
    countFor(name) {
        return this.requests.filter(({ messages }) => messages[0].content.includes(`You are ${name},`)).length;
    }
    #scriptOf({ messages }) {
        const name = /^You are ([^,]+),/.exec(messages[0].content)?.[1];
        return name === undefined ? undefined : this.scripts.get(name);
    }
    #perform(behaviour, response) {
        if (behaviour.kind === 'status') {
            const headers = behaviour.retryAfter ? { 'retry-after': behaviour.retryAfter } : {};
            response.writeHead(behaviour.status, { 'content-type': 'application/json', ...headers });
            response.end(JSON.stringify({ error: { message: 'no', type: 'error', code: null } }));
            return;
        }
        if (behaviour.kind === 'silent')
            return;
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        const finish = () => {
            response.write(chunk({}, 'stop'));
            response.end('data: [DONE]\n\n');
        };
        switch (behaviour.kind) {
            case 'speak':
                for (const content of behaviour.words)
                    response.write(chunk({ content }));
                finish();
                return;
            case 'hold':
                for (const content of behaviour.words)
                    response.write(chunk({ content }));
                this.#held.push(finish);
                return;
            case 'cut':
                for (const content of behaviour.words)
                    response.write(chunk({ content }));
                setImmediate(() => response.destroy());
                return;
            case 'unfinished':
                for (const content of behaviour.words)
                    response.write(chunk({ content }));
                response.end();
                return;
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
                    while (!response.destroyed && response.write(chunk({ content: 'purr '.repeat(100) })))
                        ;
                    if (!response.destroyed)
                        response.once('drain', more);
                };
                more();
            }
        }
    }
}
//# sourceMappingURL=provider.js.map