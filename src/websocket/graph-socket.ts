import type { WebSocket as ProtocolWebSocket } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Client } from '../context.js';
import type { UnsentAnswers } from '../operation/unsent-answers.js';
import type { PresenceMark } from '../operation/presence-mark.js';

// Past this many bytes that the client has not read, the socket is not read either.
const maxUnsentBytes = 256 * 1024;
// Between two checks. A page that opens sends a few dozen at once.
const maxFrames = 200;
/** Shared by all sockets whose frames do not wait. */
const none: Buffer[] = [];
/** Shared by all sockets of which nobody waits that everything has been read. */
const nobody: (() => void)[] = [];

/**
 * A socket that speaks graphql-ws. Its state is in fields and its code in methods: with ten thousand sockets
 * open, closures for each would keep their scopes in memory.
 */
export class GraphSocket extends WebSocket {
  /** Where it came from. */
  client!: Client;
  /** Counts the answers that wait for their clients. */
  unsent!: UnsentAnswers;
  /**
   * The session that the token names, and when the token expires, in milliseconds since 1970; undefined
   * without a token.
   */
  session: { id: string; ownerId: string; expiresAt: number } | undefined;
  /** When `connection_init` must have arrived, by `performance.now()`; undefined once it has. */
  initDeadline: number | undefined;
  /** When a socket without a session must have closed, by `performance.now()`; undefined with one. */
  anonymousDeadline: number | undefined;
  /** Releases its place among the sockets without a session; undefined once it has one. */
  releasePlace: (() => void) | undefined;
  /** What the client said of its owner's presence when it connected. */
  mark: PresenceMark;
  /** How many frames have been handled since the last check. */
  #frames = 0;
  /** Frames that came too fast, in order. The socket is not read meanwhile, so that they are few. */
  #backlog: Buffer[] = none;
  /** Since when a frame has been waiting to be sent, by `performance.now()`; undefined if none is waiting. */
  stalledSince: number | undefined;
  #unsent = 0;
  /** Who waits until everything has been read. */
  #waiting = nobody;
  #isFull = false;
  /** The open subscriptions. */
  subscriptions: readonly { return(): Promise<unknown> }[] = [];
  /**
   * graphql-ws's operations, by id: an iterator for a subscription, null for an operation not yet answered.
   */
  operations: Readonly<Record<string, unknown>> | undefined;
  /** When to send the next ping, by `performance.now()`. */
  pingAt = 0;
  /** Whether the last ping is unanswered. */
  isAwaitingPong = false;
  /** Handles a frame as it arrived. */
  onFrame!: (data: Buffer) => void;
  /** Handles a frame from the client. */
  handleFrame: ((frame: unknown) => Promise<void>) | undefined;
  /** Handles the end of the socket. */
  handleClose: ((code: number, reason: string) => Promise<void>) | undefined;

  /** Whether an operation is waiting for its first answer. */
  get isAnswering(): boolean {
    return Object.values(this.operations ?? {}).includes(null);
  }

  /** Sends a frame. Resolves when the socket has taken it, or is closed. */
  sendFrame(frame: string): Promise<void> {
    const sent = this.unsent.hold(frame.length, () => this.terminate());
    const written = this.#write((done) => this.send(frame, done));
    return sent ? written.finally(sent) : written;
  }

  /** Calls back once the client has read everything, also what is sent in this moment, or the socket is closed. */
  whenRead(callback: () => void): void {
    setImmediate(() => {
      if (this.#unsent === 0) return callback();
      if (this.#waiting === nobody) this.#waiting = [];
      this.#waiting.push(callback);
    });
  }

  /** Takes a frame from the client. If frames come too fast, it is handled later. */
  takeFrame(data: Buffer): void {
    if (this.#backlog.length === 0 && this.#frames < maxFrames) {
      this.#frames++;
      this.onFrame(data);
    } else {
      if (this.#backlog === none) this.#backlog = [];
      this.#backlog.push(data);
      this.pause();
    }
  }

  /** Handles the frames that came too fast, as many as may be handled between two checks, and then reads on. */
  takeBacklog(): void {
    if (this.#frames === 0) return;
    const due = this.#backlog.splice(0, maxFrames);
    this.#frames = due.length;
    if (this.#backlog.length === 0) this.#backlog = none;
    for (const data of due) this.onFrame(data);
    this.#readOn();
  }

  /** Answers a ping of the protocol below graphql-ws. Of pings that come too fast, only some have an answer (RFC 6455, 5.5.3). */
  answerPing(data: Buffer): void {
    if (this.#frames >= maxFrames) return;
    this.#frames++;
    // The socket reports its errors itself.
    this.#write((done) => this.pong(data, false, done)).catch(() => undefined);
  }

  #readOn(): void {
    if (this.isPaused && !this.#isFull && this.#backlog.length === 0) this.resume();
  }

  /** Writes, and reads nothing more while the client leaves too much unread: each frame may bring an answer. */
  #write(write: (done: (error?: Error) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.readyState !== WebSocket.OPEN) return resolve();
      this.#unsent++;
      this.stalledSince ??= performance.now();
      write((error) => {
        this.stalledSince = --this.#unsent > 0 ? performance.now() : undefined;
        if (this.#unsent === 0) {
          for (const callback of this.#waiting) callback();
          this.#waiting = nobody;
        }
        if (this.#isFull && this.bufferedAmount < maxUnsentBytes) {
          this.#isFull = false;
          this.#readOn();
        }
        if (error) reject(error);
        else resolve();
      });
      if (!this.#isFull && this.bufferedAmount >= maxUnsentBytes) {
        this.#isFull = true;
        this.pause();
      }
    });
  }
}

/** A socket as graphql-ws sees it. */
export class ProtocolSocket implements ProtocolWebSocket {
  constructor(private readonly socket: GraphSocket) {}

  get protocol(): string {
    return this.socket.protocol;
  }

  send(frame: string): Promise<void> {
    return this.socket.sendFrame(frame);
  }

  close(code?: number, reason?: string): void {
    this.socket.close(code, reason);
  }

  onMessage(listener: (frame: string) => Promise<void>): void {
    // Its type says text, but it also accepts a frame that is already parsed. The protocol tests depend on
    // this.
    this.socket.handleFrame = listener as (frame: unknown) => Promise<void>;
  }
}
