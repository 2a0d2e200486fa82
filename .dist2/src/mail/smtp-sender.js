import { createTransport } from 'nodemailer';
import pTimeout from 'p-timeout';
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Sends mails through one SMTP server. */
export class SmtpSender {
    #transport;
    /** @param settings with the server's address, `smtp://` or `smtps://` */
    constructor(settings) {
        this.settings = settings;
        const url = new URL(settings.smtpUrl);
        const secure = url.protocol === 'smtps:';
        const { username, password, hostname, port } = url;
        const { timeout } = settings;
        this.#transport = createTransport({
            host: hostname.replace(/^\[|\]$/g, ''),
            port: Number(port) || (secure ? 465 : 587),
            secure,
            // A password never travels in clear text, except within this machine.
            requireTLS: !secure && username !== '' && !loopback.has(hostname),
            ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
            connectionTimeout: timeout,
            greetingTimeout: timeout,
            socketTimeout: timeout,
            dnsTimeout: timeout,
            disableFileAccess: true,
            disableUrlAccess: true,
        });
    }
    /**
     * Sends one mail and waits until the server has taken it.
     * @param id the same for each attempt at a mail, so that a mailbox shows a repeat once
     * @throws what the library throws, and ETIMEDOUT if the server lets it wait too long in all
     */
    async send({ to, subject, text }, id) {
        const { from, timeout } = this.settings;
        const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
        const sending = this.#transport.sendMail({
            from,
            to: { name: '', address: to },
            subject,
            text,
            messageId: `<nuzzle-${id}@${domain}>`,
            // No automatic reply, please (RFC 3834).
            headers: { 'Auto-Submitted': 'auto-generated' },
        });
        // A server that says a little now and then never runs into the other timeouts.
        const late = Object.assign(new Error('The mail server took too long.'), { code: 'ETIMEDOUT' });
        await pTimeout(sending, { milliseconds: 3 * timeout, message: late });
    }
    /** Closes its connections. */
    close() {
        this.#transport.close();
    }
}
//# sourceMappingURL=smtp-sender.js.map