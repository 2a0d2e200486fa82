import { rateLimited } from '../errors.js';
import { maxCost } from './guard.js';

// Of one owner, in one process. An operation of the highest cost runs alone; small ones run beside each other.
const maxRunning = 8;
// Those that run and those that wait.
const maxAdmitted = 1_000;
const maxWait = 60_000;
// Of one owner, in UTF-16 units: what waits in memory until clients read it. The next operation waits, too.
const maxUnread = 1024 * 1024;
// Of all owners. Large operations take connections of the pool, and time of the process, from everybody.
const [largeCost, maxLarge] = [2_500, 3];

/** Calls back once the client has read an answer, or its connection is closed. */
export type WhenRead = (callback: () => void) => void;

/**
 * Ends an operation, so that the next one may run. Further calls do nothing.
 * @param length of its answer, if that is known
 * @param whenRead without it, nobody waits until the answer has been read
 */
export type EndTurn = (length?: number, whenRead?: WhenRead) => void;

/** An operation that has its turn. */
export interface RunningOperation {
  /** Says that the database has answered: other large operations need not wait for this one any more. */
  giveWay(): void;
  readonly end: EndTurn;
}

interface Turn {
  cost: number;
  start: () => void;
}

/** Operations that run beside each other, and those that wait for them, first come first served. */
class Lane {
  #running = 0;
  #cost = 0;
  /** How much of their answers has not been read. */
  #unread = 0;
  readonly #waiting: Turn[] = [];

  /**
   * @param maxCount how many may run at once
   * @param maxTotal what they may cost together; one alone may cost more
   */
  constructor(
    private readonly maxCount: number,
    private readonly maxTotal = Infinity,
  ) {}

  /** How many run or wait. */
  get admitted(): number {
    return this.#running + this.#waiting.length;
  }

  get isEmpty(): boolean {
    return this.admitted === 0 && this.#unread === 0;
  }

  /** Waits for a turn. @throws RATE_LIMITED if it takes too long */
  async enter(cost: number): Promise<void> {
    if (this.#waiting.length === 0 && this.#fits(cost)) this.#take(cost);
    else await this.#wait(cost);
  }

  /** Ends a turn, and begins those that fit now. */
  leave(cost: number): void {
    this.#running--;
    this.#cost -= cost;
    this.#startNext();
  }

  /** Counts an answer that has not been read. @returns what to call when it has been */
  keep(length: number): () => void {
    this.#unread += length;
    return () => {
      this.#unread -= length;
      this.#startNext();
    };
  }

  #startNext(): void {
    for (let next = this.#waiting[0]; next && this.#fits(next.cost); next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#take(next.cost);
      next.start();
    }
  }

  #fits(cost: number): boolean {
    if (this.#unread > maxUnread) return false;
    return this.#running === 0 || (this.#running < this.maxCount && this.#cost + cost <= this.maxTotal);
  }

  #take(cost: number): void {
    this.#running++;
    this.#cost += cost;
  }

  #wait(cost: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn: Turn = {
        cost,
        start() {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        reject(rateLimited(1));
      }, maxWait).unref();
      this.#waiting.push(turn);
    });
  }
}

/**
 * The operations that run now. Those of one owner wait for each other; large ones of all owners do, too, and small ones
 * never wait for somebody else's.
 */
export class RunningOperations {
  readonly #lanes = new Map<string, Lane>();
  readonly #large = new Lane(maxLarge);

  /**
   * Waits until an operation may run.
   * @param key the owner, or the network of somebody who is not logged in
   * @param cost as `guardOperation` counts it
   * @param answerCost the part of it that is the answer's
   * @throws RATE_LIMITED if too many operations of the same owner wait, or it waits for too long
   */
  async begin(key: string, cost: number, answerCost: number): Promise<RunningOperation> {
    const lane = this.#lanes.get(key) ?? new Lane(maxRunning, maxCost);
    this.#lanes.set(key, lane);
    if (lane.admitted >= maxAdmitted) throw rateLimited(1);
    const isLarge = answerCost > largeCost;
    // So two large ones of one owner leave a place to those of others.
    const share = isLarge ? Math.max(cost, maxCost / 2) : cost;
    const leave = () => {
      lane.leave(share);
      this.#forget(key, lane);
    };
    await lane.enter(share);
    if (isLarge)
      await this.#large.enter(cost).catch((error: unknown) => {
        leave();
        throw error;
      });
    let isInWay = isLarge;
    const giveWay = () => {
      if (isInWay) this.#large.leave(cost);
      isInWay = false;
    };
    let hasEnded = false;
    const end: EndTurn = (length = 0, whenRead) => {
      if (hasEnded) return;
      hasEnded = true;
      giveWay();
      const read = whenRead && length > 0 ? lane.keep(length) : undefined;
      leave();
      if (read)
        whenRead!(() => {
          read();
          this.#forget(key, lane);
        });
    };
    return { giveWay, end };
  }

  #forget(key: string, lane: Lane): void {
    if (lane.isEmpty && this.#lanes.get(key) === lane) this.#lanes.delete(key);
  }
}
