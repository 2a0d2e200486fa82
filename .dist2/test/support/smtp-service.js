import { once } from 'node:events';
import { createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { until } from './absence.js';
/** A real SMTP server on this machine, which also misbehaves. */
export class SmtpService {
    #server;
    // By the client's port.
    #sockets;
    constructor(options) {
        this.mails = [];
        /** How often a client wanted to send to an address. */
        this.attempts = [];
        this.behaviour = { kind: 'take' };
        /** For some addresses only. */
        this.behaviours = new Map();
        // By the client's port.
        this.#sockets = new Map();
        this.#server = new SMTPServer({
            disabledCommands: ['STARTTLS'],
            authOptional: true,
            allowInsecureAuth: true,
            logger: false,
            closeTimeout: 100,
            onAuth: ({ username, password }, _session, done) => password === 'letter box' ? done(null, { user: username }) : done(new Error('Wrong password.')),
            onRcptTo: ({ address }, _session, done) => {
                this.attempts.push(address);
                const behaviour = this.#behaviourFor(address);
                if (behaviour.kind !== 'refuse')
                    return done();
                done(Object.assign(new Error(`No mail for ${address}.`), { responseCode: behaviour.status }));
            },
            onData: (stream, { envelope, user, remotePort }, done) => {
                void this.#receive(stream, done, envelope.rcptTo[0].address, envelope.mailFrom, user, remotePort);
            },
            ...options,
        });
        this.#server.on('error', () => undefined);
        this.#server.server.on('connection', (socket) => {
            const { remotePort } = socket;
            if (remotePort !== undefined)
                this.#sockets.set(remotePort, socket);
        });
    }
    static async start(options = {}) {
        const service = new SmtpService(options);
        const listening = service.#server.listen(0, '127.0.0.1');
        await once(listening, 'listening');
        return service;
    }
    get port() {
        return this.#server.server.address().port;
    }
    get url() {
        return `smtp://post:letter%20box@127.0.0.1:${this.port}`;
    }
    /** The variables of an app that sends through this server. */
    get environment() {
        return {
            SMTP_URL: this.url,
            MAIL_FROM: 'Nuzzle <pets@nuzzle.example.com>',
            APP_URL: 'https://app.example.com/',
        };
    }
    /** Waits for a mail to an address whose subject has these words. */
    async mailTo(address, subject, after = 0) {
        const found = await until(async () => this.mails.filter((mail) => mail.to === address && mail.subject.includes(subject))[after], Boolean);
        return found;
    }
    #behaviourFor(address) {
        return this.behaviours.get(address) ?? this.behaviour;
    }
    async #receive(stream, done, to, mailFrom, user, remotePort) {
        const parts = [];
        for await (const part of stream)
            parts.push(part);
        const raw = Buffer.concat(parts).toString();
        this.mails.push(parse(to, mailFrom ? mailFrom.address : '', user, raw));
        const behaviour = this.#behaviourFor(to);
        if (behaviour.kind === 'take')
            done();
        if (behaviour.kind === 'drop')
            this.#sockets.get(remotePort)?.destroy();
    }
    async stop() {
        await new Promise((resolve) => this.#server.close(resolve));
    }
}
/** A server that accepts connections and never says a word. */
export async function openSilentServer() {
    const sockets = new Set();
    const server = createServer((socket) => {
        sockets.add(socket);
        socket.on('error', () => undefined);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {
        port: server.address().port,
        async stop() {
            for (const socket of sockets)
                socket.destroy();
            server.close();
            await once(server, 'close');
        },
    };
}
function parse(to, from, user, raw) {
    const at = raw.indexOf('\r\n\r\n');
    const head = raw.slice(0, at).replaceAll(/\r\n[ \t]+/g, ' ');
    const header = (name) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
    const body = raw.slice(at + 4);
    const encoding = header('Content-Transfer-Encoding').toLowerCase();
    const text = encoding === 'base64'
        ? Buffer.from(body, 'base64').toString()
        : encoding === 'quoted-printable'
            ? fromQuotedPrintable(body)
            : body;
    const subject = header('Subject').replaceAll(/=\?UTF-8\?([BQ])\?(.*?)\?=\s?/gi, (_all, kind, words) => kind.toUpperCase() === 'B'
        ? Buffer.from(words, 'base64').toString()
        : fromQuotedPrintable(words.replaceAll('_', ' ')));
    const tokens = [...new Set([...text.matchAll(/\?token=([\w-]+)/g)].map((match) => match[1]))];
    return { to, from, user, raw, messageId: header('Message-ID'), subject, text, tokens };
}
const fromQuotedPrintable = (text) => Buffer.from(text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString();
//# sourceMappingURL=smtp-service.js.map