import { createECDH, randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import ece from 'http_ece';
import { importJWK, jwtVerify } from 'jose';
/** The variables of an app that sends pushes, also to this machine: new keys and a contact. */
export function pushEnvironment() {
    const keys = createECDH('prime256v1');
    const publicKey = keys.generateKeys('base64url');
    // A key that begins with zeros is shorter.
    const privateKey = Buffer.from(keys.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url');
    return {
        VAPID_PUBLIC_KEY: publicKey,
        VAPID_PRIVATE_KEY: privateKey,
        VAPID_SUBJECT: 'mailto:operator@example.com',
        PUSH_PRIVATE_NETWORK: 'allow',
        PUSH_HOSTS: '*',
    };
}
/** A small push service (RFC 8030) that decrypts what it gets (RFC 8291), checks who sent it (RFC 8292), and misbehaves on demand. */
export class PushService {
    constructor() {
        /** Requests that followed a redirect. */
        this.elsewhere = 0;
        /** The number of bytes written in endless responses. */
        this.endlessBytes = 0;
        /** Connections that were opened, with or without a push. */
        this.connections = 0;
        this.#inboxes = new Map();
        this.#events = new EventEmitter();
        this.#held = [];
        this.#server = createServer((request, response) => void this.#answer(request, response));
    }
    #inboxes;
    #events;
    #held;
    #server;
    /** Starts a service on a free port of 127.0.0.1. */
    static async start() {
        const service = new PushService();
        service.#server.on('connection', () => service.connections++);
        service.#server.listen(0, '127.0.0.1');
        await once(service.#server, 'listening');
        return service;
    }
    get port() {
        return this.#server.address().port;
    }
    /**
     * Creates a browser that has just subscribed.
     * @param origin the origin of its endpoint, if not the service's own address
     */
    newDevice(origin = `http://127.0.0.1:${this.port}`) {
        const path = `/push/${randomBytes(12).toString('base64url')}`;
        const keys = createECDH('prime256v1');
        const p256dh = keys.generateKeys('base64url');
        const auth = randomBytes(16);
        const inbox = { keys, auth, script: [], received: [], events: new EventEmitter() };
        this.#inboxes.set(path, inbox);
        let taken = 0;
        const broken = [];
        inbox.events.on('broken', (fault) => broken.push(fault));
        return {
            subscription: { endpoint: `${origin}${path}`, p256dh, auth: auth.toString('base64url') },
            script: inbox.script,
            received: inbox.received,
            async next() {
                while (inbox.received.length <= taken && broken.length === 0)
                    await once(inbox.events, 'received');
                if (broken.length > 0)
                    throw broken[0];
                return inbox.received[taken++];
            },
        };
    }
    /** Waits until a client aborts a request. */
    async aborted() {
        await once(this.#events, 'aborted');
    }
    /** Answers all held requests. */
    release() {
        for (const answer of this.#held.splice(0))
            answer();
    }
    async stop() {
        this.#server.closeAllConnections();
        this.#server.close();
        await once(this.#server, 'close');
    }
    async #answer(request, response) {
        const inbox = this.#inboxes.get(request.url ?? '');
        if (!inbox) {
            this.elsewhere++;
            response.writeHead(404).end();
            return;
        }
        response.on('close', () => {
            if (!response.writableFinished)
                this.#events.emit('aborted');
        });
        try {
            inbox.received.push(await readPush(request, inbox));
        }
        catch (fault) {
            inbox.events.emit('broken', fault);
            inbox.events.emit('received');
            response.writeHead(400).end();
            return;
        }
        this.#perform(inbox.script.shift() ?? { kind: 'status', status: 201 }, response);
        inbox.events.emit('received');
    }
    #perform(behaviour, response) {
        switch (behaviour.kind) {
            case 'status':
                response.writeHead(behaviour.status, behaviour.headers).end();
                return;
            case 'redirect':
                response.writeHead(behaviour.status, { location: `http://127.0.0.1:${this.port}/elsewhere` }).end();
                return;
            case 'hang':
                this.#held.push(() => response.writeHead(behaviour.status ?? 201).end());
                return;
            case 'cut':
                response.destroy();
                return;
            case 'upgrade':
                response.writeHead(101, { connection: 'upgrade', upgrade: 'nonsense' }).end();
                return;
            case 'endless': {
                response.writeHead(201);
                const more = () => {
                    const words = 'taken '.repeat(100);
                    do
                        this.endlessBytes += words.length;
                    while (!response.destroyed && response.write(words));
                    if (!response.destroyed)
                        response.once('drain', more);
                };
                more();
            }
        }
    }
}
/** Reads a push as strictly as the standards allow. */
async function readPush(request, { keys, auth }) {
    const parts = [];
    for await (const part of request)
        parts.push(part);
    const body = Buffer.concat(parts);
    const { method, headers } = request;
    const header = (name) => {
        const value = headers[name];
        if (typeof value !== 'string')
            throw new Error(`The push has no ${name}.`);
        return value;
    };
    if (method !== 'POST')
        throw new Error(`A push is sent with POST, and this with ${method}.`);
    if (header('content-encoding') !== 'aes128gcm')
        throw new Error('A push is encoded as aes128gcm.');
    if (!/^\d+$/.test(header('ttl')))
        throw new Error('A TTL is a number of seconds.');
    if (!/^[\w-]{1,32}$/.test(header('topic')))
        throw new Error('A topic is up to 32 letters of base64url.');
    if (!/^(very-low|low|normal|high)$/.test(header('urgency')))
        throw new Error('There is no such urgency.');
    if (body.length > 4096)
        throw new Error('A push is at most 4096 bytes long.');
    const vapid = await verify(header('authorization'), `http://${header('host')}`);
    const plain = ece.decrypt(body, { version: 'aes128gcm', privateKey: keys, authSecret: auth });
    return {
        payload: JSON.parse(plain.toString('utf8')),
        ttl: Number(header('ttl')),
        topic: header('topic'),
        urgency: header('urgency'),
        bytes: body.length,
        vapid,
    };
}
/** Checks the sender of a push, as RFC 8292 requires. */
async function verify(authorization, origin) {
    const [, token, publicKey] = /^vapid t=([\w.-]+), k=([\w-]{87})$/.exec(authorization) ?? [];
    if (!token || !publicKey)
        throw new Error('The push is not signed.');
    const point = Buffer.from(publicKey, 'base64url');
    const coordinate = (from) => point.subarray(from, from + 32).toString('base64url');
    const key = await importJWK({ kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) }, 'ES256');
    const { payload } = await jwtVerify(token, key, {
        algorithms: ['ES256'],
        audience: origin,
        requiredClaims: ['sub', 'exp'],
    });
    if (payload.exp > Date.now() / 1000 + 86_400)
        throw new Error('The signature is good for over a day.');
    return { publicKey, subject: payload.sub };
}
//# sourceMappingURL=push-service.js.map