import { VoiceError } from '../voice.js';

/** How long to wait for a server, in milliseconds. */
export interface WaitRules {
  /** For the first word. */
  readonly first: number;
  /** Between two words. */
  readonly idle: number;
  /** For the whole answer. */
  readonly longest: number;
}

// What a timer of Node can wait for.
const maxTimer = 2 ** 31 - 1;
// For the count of tokens, after the last word.
const lastWait = 2_000;

/**
 * Waits for a server. Whatever it sends is a sign of life, also a comment or a thought, and starts the wait again, but the
 * whole answer has its own limit. Only the time that the server takes counts, not the time that the consumer takes.
 */
export class Patience {
  readonly #deadline: number;
  readonly #over = new AbortController();
  /** Aborts what waits for the server. */
  readonly signal: AbortSignal;
  #hasWords = false;
  #isEnding = false;
  readonly #first: number;

  /** @param attempt counted from 1; a server that loads its model needs longer than the first try waits */
  constructor(
    private readonly rules: WaitRules,
    attempt: number,
    private readonly outer: AbortSignal,
  ) {
    this.#deadline = Date.now() + rules.longest;
    this.signal = AbortSignal.any([outer, this.#over.signal]);
    this.#first = rules.first * 2 ** (Math.min(Math.max(attempt, 1), 16) - 1);
  }

  /** Waits for work of the server. @throws {VoiceError} `VOICE_TIMEOUT`, or the reason of the outer signal */
  async wait<T>(work: Promise<T>): Promise<T> {
    const idle = this.#isEnding ? Math.min(this.rules.idle, lastWait) : this.rules.idle;
    const silence = this.#hasWords ? idle : this.#first;
    const left = this.#deadline - Date.now();
    const ms = Math.min(silence, left, maxTimer);
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        // A timer may ring a millisecond before the clock says so: what was waited for is known, and not read again.
        reject(timedOut(left <= silence));
        this.end();
      }, ms);
    });
    const stop = onceAborted(this.outer);
    try {
      return await Promise.race([work, timeout, stop.promise]);
    } finally {
      clearTimeout(timer);
      stop.forget();
      // It may fail later, when nobody listens any more.
      work.catch(() => undefined);
    }
  }

  /** From now on, the wait is that between two words. */
  hearWords(): void {
    this.#hasWords = true;
  }

  /** The words are over; only what the server counts may follow. */
  hearEnd(): void {
    this.#hasWords = true;
    this.#isEnding = true;
  }

  /** Makes the server stop. */
  end(): void {
    this.#over.abort();
  }
}

const timedOut = (isWhole: boolean): VoiceError =>
  new VoiceError('VOICE_TIMEOUT', {}, undefined, {
    explanation: isWhole
      ? 'The answer took longer than VOICE_LONGEST.'
      : 'The server sent nothing for longer than VOICE_FIRST_BYTE, or VOICE_IDLE after its first word.',
  });

/** Rejects with the reason of a signal once it is aborted. */
function onceAborted(signal: AbortSignal): { promise: Promise<never>; forget: () => void } {
  const { promise, reject } = rejectable();
  const abort = () => reject(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return { promise, forget: () => signal.removeEventListener('abort', abort) };
}

/** A promise that may be rejected, and then nobody must have listened. */
function rejectable(): { promise: Promise<never>; reject: (reason: unknown) => void } {
  let reject!: (reason: unknown) => void;
  const promise = new Promise<never>((_resolve, refuse) => (reject = refuse));
  promise.catch(() => undefined);
  return { promise, reject };
}
