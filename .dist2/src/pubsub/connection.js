import { retry } from '../retry.js';
const firstHeartbeatTimeout = 5_000;
const [minBackoff, maxBackoff] = [100, 2_000];
/** A connection that reconnects when it is lost or misses a heartbeat. */
export class ReconnectingConnection {
    #closing = new AbortController();
    #current;
    #reconnecting;
    constructor(options) {
        this.options = options;
    }
    /** Whether there is a connection that delivers. */
    get isConnected() {
        return this.#current !== undefined;
    }
    /** Connects. @throws if it cannot, or the first heartbeat does not arrive */
    async connect() {
        const { transport, heartbeat, onText } = this.options;
        let connected;
        const connection = await transport(onText, (error) => connected && this.#lose(connected, error));
        connected = connection;
        try {
            await heartbeat.check(connection, firstHeartbeatTimeout, this.#closing.signal);
        }
        catch (error) {
            connection.close();
            throw error;
        }
        this.#current = connection;
        if (this.#closing.signal.aborted)
            connection.close();
        else
            void heartbeat
                .monitor(connection, this.#closing.signal)
                .catch((error) => this.#lose(connection, error));
    }
    /** Publishes text. @throws while there is no connection */
    async publish(text) {
        if (!this.#current)
            throw new Error('There is no pub/sub connection.');
        await this.#current.publish(text);
    }
    /** Closes the connection, and stops reconnecting. */
    async close() {
        this.#closing.abort();
        await this.#reconnecting;
        this.#current?.close();
    }
    #lose(connection, error) {
        if (this.#current !== connection || this.#closing.signal.aborted)
            return;
        this.#current = undefined;
        this.options.log.warn({ err: error }, 'The pub/sub connection was lost; subscribers catch up from the database.');
        connection.close();
        this.#reconnecting = this.#reconnect();
    }
    async #reconnect() {
        const { log, onReconnect } = this.options;
        const { signal } = this.#closing;
        try {
            await retry(() => this.connect(), {
                retries: Infinity,
                unref: true,
                minTimeout: minBackoff,
                maxTimeout: maxBackoff,
                signal,
                onFailedAttempt: (error) => log.debug({ err: error }, 'Reconnecting to pub/sub failed.'),
            });
        }
        catch {
            // Closed meanwhile.
            return;
        }
        log.info('The pub/sub connection is back.');
        onReconnect();
    }
}
//# sourceMappingURL=connection.js.map