import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions } from 'smtp-server';
import { until } from './absence.js';

/** A mail as the server received it. */
export interface ReceivedMail {
  readonly to: string;
  readonly from: string;
  readonly user: string | undefined;
  /** The whole message, as it came. */
  readonly raw: string;
  readonly messageId: string;
  readonly subject: string;
  /** The text, decoded. */
  readonly text: string;
  /** The tokens of the links in the text. */
  readonly tokens: readonly string[];
}

/** What the server does with the next mails. */
export type SmtpBehaviour =
  | { kind: 'take' }
  /** Answers RCPT with a status: 4xx or 5xx. */
  | { kind: 'refuse'; status: number }
  /** Takes the mail and closes the connection instead of confirming it. */
  | { kind: 'drop' }
  /** Never answers the mail. */
  | { kind: 'hang' };

/** A real SMTP server on this machine, which also misbehaves. */
export class SmtpService {
  readonly mails: ReceivedMail[] = [];
  /** How often a client wanted to send to an address. */
  readonly attempts: string[] = [];
  behaviour: SmtpBehaviour = { kind: 'take' };
  /** For some addresses only. */
  readonly behaviours = new Map<string, SmtpBehaviour>();
  readonly #server: SMTPServer;
  // By the client's port.
  readonly #sockets = new Map<number, Socket>();

  private constructor(options: SMTPServerOptions) {
    this.#server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      authOptional: true,
      allowInsecureAuth: true,
      logger: false,
      closeTimeout: 100,
      onAuth: ({ username, password }, _session, done) =>
        password === 'letter box' ? done(null, { user: username }) : done(new Error('Wrong password.')),
      onRcptTo: ({ address }, _session, done) => {
        this.attempts.push(address);
        const behaviour = this.#behaviourFor(address);
        if (behaviour.kind !== 'refuse') return done();
        done(Object.assign(new Error(`No mail for ${address}.`), { responseCode: behaviour.status }));
      },
      onData: (stream, { envelope, user, remotePort }, done) => {
        void this.#receive(stream, done, envelope.rcptTo[0]!.address, envelope.mailFrom, user, remotePort);
      },
      ...options,
    });
    this.#server.on('error', () => undefined);
    this.#server.server.on('connection', (socket: Socket) => {
      const { remotePort } = socket;
      if (remotePort !== undefined) this.#sockets.set(remotePort, socket);
    });
  }

  static async start(options: SMTPServerOptions = {}): Promise<SmtpService> {
    const service = new SmtpService(options);
    const listening = service.#server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    return service;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `smtp://post:letter%20box@127.0.0.1:${this.port}`;
  }

  /** The variables of an app that sends through this server. */
  get environment(): Record<string, string> {
    return {
      SMTP_URL: this.url,
      MAIL_FROM: 'Nuzzle <pets@nuzzle.example.com>',
      APP_URL: 'https://app.example.com/',
    };
  }

  /** Waits for a mail to an address whose subject has these words. */
  async mailTo(address: string, subject: string, after = 0): Promise<ReceivedMail> {
    const found = await until(
      async () => this.mails.filter((mail) => mail.to === address && mail.subject.includes(subject))[after],
      Boolean,
    );
    return found!;
  }

  #behaviourFor(address: string): SmtpBehaviour {
    return this.behaviours.get(address) ?? this.behaviour;
  }

  async #receive(
    stream: SMTPServerDataStream,
    done: (error?: Error | null) => void,
    to: string,
    mailFrom: false | { address: string },
    user: string | undefined,
    remotePort: number,
  ): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    const raw = Buffer.concat(parts).toString();
    this.mails.push(parse(to, mailFrom ? mailFrom.address : '', user, raw));
    const behaviour = this.#behaviourFor(to);
    if (behaviour.kind === 'take') done();
    if (behaviour.kind === 'drop') this.#sockets.get(remotePort)?.destroy();
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(resolve));
  }
}

/** A server that accepts connections and never says a word. */
export async function openSilentServer(): Promise<{ port: number; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function parse(to: string, from: string, user: string | undefined, raw: string): ReceivedMail {
  const at = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, at).replaceAll(/\r\n[ \t]+/g, ' ');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const body = raw.slice(at + 4);
  const encoding = header('Content-Transfer-Encoding').toLowerCase();
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString()
      : encoding === 'quoted-printable'
        ? fromQuotedPrintable(body)
        : body;
  const subject = header('Subject').replaceAll(
    /=\?UTF-8\?([BQ])\?(.*?)\?=\s?/gi,
    (_all, kind: string, words: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(words, 'base64').toString()
        : fromQuotedPrintable(words.replaceAll('_', ' ')),
  );
  const tokens = [...new Set([...text.matchAll(/\?token=([\w-]+)/g)].map((match) => match[1]!))];
  return { to, from, user, raw, messageId: header('Message-ID'), subject, text, tokens };
}

const fromQuotedPrintable = (text: string): string =>
  Buffer.from(
    text
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
