/** When a breaker opens, and for how long. Times are in milliseconds. */
export interface BreakerRules {
  /** How many requests in a row must find the server dead. */
  readonly failures: number;
  readonly firstPause: number;
  /** Each pause is twice as long as the one before, up to this. */
  readonly maxPause: number;
}

/** What a request tells of its server once it is over: it lives, it is dead, or neither. */
export type Sign = 'alive' | 'dead' | 'none';

/** Whether a request may go to a server. */
export interface Entry {
  /** After how long it may be asked again, in milliseconds; 0 if the request may go now. */
  readonly wait: number;
  /** Whether the request finds out whether a dead server is back. */
  readonly isProbe: boolean;
}

/**
 * Keeps requests from a server that is dead. After several failures in a row nobody asks it for a while; then one request
 * finds out whether it is back.
 */
export class CircuitBreaker {
  #failures = 0;
  #pause = 0;
  #openUntil = 0;
  #isProbing = false;

  constructor(
    private readonly rules: BreakerRules,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whether the server counts as dead. */
  get isOpen(): boolean {
    return this.#pause > 0;
  }

  /** Asks whether a request may go. If so, tell its outcome. */
  enter(): Entry {
    if (!this.isOpen) return { wait: 0, isProbe: false };
    const wait = this.#openUntil - this.now();
    if (wait > 0) return { wait, isProbe: false };
    if (this.#isProbing) return { wait: this.#pause, isProbe: false };
    this.#isProbing = true;
    return { wait: 0, isProbe: true };
  }

  /** Tells what became of a request. @returns whether this opened or closed the breaker */
  tell(sign: Sign, { isProbe }: Entry): boolean {
    const wasOpen = this.isOpen;
    if (isProbe) this.#isProbing = false;
    if (sign === 'none') return false;
    if (sign === 'alive') {
      [this.#failures, this.#pause] = [0, 0];
      return wasOpen;
    }
    this.#failures++;
    // Requests from before the breaker opened fail late, and say nothing new.
    if (this.#failures < this.rules.failures || (wasOpen && !isProbe)) return false;
    this.#pause = Math.min(Math.max(this.rules.firstPause, this.#pause * 2), this.rules.maxPause);
    this.#openUntil = this.now() + this.#pause;
    return !wasOpen;
  }
}
