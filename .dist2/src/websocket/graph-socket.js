import { WebSocket } from 'ws';
// Past this many bytes that the client has not read, the socket is not read either.
const maxUnsentBytes = 256 * 1024;
// Between two checks. A page that opens sends a few dozen at once.
const maxFrames = 200;
/** Shared by all sockets whose frames do not wait. */
const none = [];
/** Shared by all sockets of which nobody waits that everything has been read. */
const nobody = [];
/**
 * A socket that speaks graphql-ws. Its state is in fields and its code in methods: with ten thousand sockets
 * open, closures for each would keep their scopes in memory.
 */
export class GraphSocket extends WebSocket {
    constructor() {
        super(...arguments);
        /** How many frames have been handled since the last check. */
        this.#frames = 0;
        /** Frames that came too fast, in order. The socket is not read meanwhile, so that they are few. */
        this.#backlog = none;
        this.#unsent = 0;
        /** Who waits until everything has been read. */
        this.#waiting = nobody;
        this.#isFull = false;
        /** The open subscriptions. */
        this.subscriptions = [];
        /** When to send the next ping, by `performance.now()`. */
        this.pingAt = 0;
        /** Whether the last ping is unanswered. */
        this.isAwaitingPong = false;
    }
    /** How many frames have been handled since the last check. */
    #frames;
    /** Frames that came too fast, in order. The socket is not read meanwhile, so that they are few. */
    #backlog;
    #unsent;
    /** Who waits until everything has been read. */
    #waiting;
    #isFull;
    /** Whether an operation is waiting for its first answer. */
    get isAnswering() {
        return Object.values(this.operations ?? {}).includes(null);
    }
    /** Sends a frame. Resolves when the socket has taken it, or is closed. */
    sendFrame(frame) {
        const sent = this.unsent.hold(frame.length, () => this.terminate());
        const written = this.#write((done) => this.send(frame, done));
        return sent ? written.finally(sent) : written;
    }
    /** Calls back once the client has read everything, also what is sent in this moment, or the socket is closed. */
    whenRead(callback) {
        setImmediate(() => {
            if (this.#unsent === 0)
                return callback();
            if (this.#waiting === nobody)
                this.#waiting = [];
            this.#waiting.push(callback);
        });
    }
    /** Takes a frame from the client. If frames come too fast, it is handled later. */
    takeFrame(data) {
        if (this.#backlog.length === 0 && this.#frames < maxFrames) {
            this.#frames++;
            this.onFrame(data);
        }
        else {
            if (this.#backlog === none)
                this.#backlog = [];
            this.#backlog.push(data);
            this.pause();
        }
    }
    /** Handles the frames that came too fast, as many as may be handled between two checks, and then reads on. */
    takeBacklog() {
        if (this.#frames === 0)
            return;
        const due = this.#backlog.splice(0, maxFrames);
        this.#frames = due.length;
        if (this.#backlog.length === 0)
            this.#backlog = none;
        for (const data of due)
            this.onFrame(data);
        this.#readOn();
    }
    /** Answers a ping of the protocol below graphql-ws. Of pings that come too fast, only some have an answer (RFC 6455, 5.5.3). */
    answerPing(data) {
        if (this.#frames >= maxFrames)
            return;
        this.#frames++;
        // The socket reports its errors itself.
        this.#write((done) => this.pong(data, false, done)).catch(() => undefined);
    }
    #readOn() {
        if (this.isPaused && !this.#isFull && this.#backlog.length === 0)
            this.resume();
    }
    /** Writes, and reads nothing more while the client leaves too much unread: each frame may bring an answer. */
    #write(write) {
        return new Promise((resolve, reject) => {
            if (this.readyState !== WebSocket.OPEN)
                return resolve();
            this.#unsent++;
            this.stalledSince ??= performance.now();
            write((error) => {
                this.stalledSince = --this.#unsent > 0 ? performance.now() : undefined;
                if (this.#unsent === 0) {
                    for (const callback of this.#waiting)
                        callback();
                    this.#waiting = nobody;
                }
                if (this.#isFull && this.bufferedAmount < maxUnsentBytes) {
                    this.#isFull = false;
                    this.#readOn();
                }
                if (error)
                    reject(error);
                else
                    resolve();
            });
            if (!this.#isFull && this.bufferedAmount >= maxUnsentBytes) {
                this.#isFull = true;
                this.pause();
            }
        });
    }
}
/** A socket as graphql-ws sees it. */
export class ProtocolSocket {
    constructor(socket) {
        this.socket = socket;
    }
    get protocol() {
        return this.socket.protocol;
    }
    send(frame) {
        return this.socket.sendFrame(frame);
    }
    close(code, reason) {
        this.socket.close(code, reason);
    }
    onMessage(listener) {
        // Its type says text, but it also accepts a frame that is already parsed. The protocol tests depend on
        // this.
        this.socket.handleFrame = listener;
    }
}
//# sourceMappingURL=graph-socket.js.map