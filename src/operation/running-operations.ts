import { rateLimited } from '../errors.js';
import { maxCost } from './guard.js';

// Of one owner, in one process. An operation of the highest cost runs alone; small ones run beside each other.
const maxRunning = 8;
// Those that run and those that wait.
const maxAdmitted = 1_000;
const maxWait = 60_000;
// Of all owners. Large operations take connections of the pool, and time of the process, from everybody.
const [largeCost, maxLarge] = [2_500, 3];

interface Turn {
  cost: number;
  start: () => void;
}

/** Operations that run beside each other, and those that wait for them, first come first served. */
class Lane {
  #running = 0;
  #cost = 0;
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

  /** Waits for a turn. @throws RATE_LIMITED if it takes too long */
  async enter(cost: number): Promise<void> {
    if (this.#waiting.length === 0 && this.#fits(cost)) this.#take(cost);
    else await this.#wait(cost);
  }

  /** Ends a turn, and begins those that fit now. */
  leave(cost: number): void {
    this.#running--;
    this.#cost -= cost;
    for (let next = this.#waiting[0]; next && this.#fits(next.cost); next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#take(next.cost);
      next.start();
    }
  }

  #fits(cost: number): boolean {
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
   * @returns ends the operation; further calls do nothing
   * @throws RATE_LIMITED if too many operations of the same owner wait, or it waits for too long
   */
  async begin(key: string, cost: number, answerCost: number): Promise<() => void> {
    const lane = this.#lanes.get(key) ?? new Lane(maxRunning, maxCost);
    this.#lanes.set(key, lane);
    if (lane.admitted >= maxAdmitted) throw rateLimited(1);
    const isLarge = answerCost > largeCost;
    // So two large ones of one owner leave a place to those of others.
    const share = isLarge ? Math.max(cost, maxCost / 2) : cost;
    const leave = () => {
      lane.leave(share);
      if (lane.admitted === 0) this.#lanes.delete(key);
    };
    await lane.enter(share);
    if (isLarge)
      await this.#large.enter(cost).catch((error: unknown) => {
        leave();
        throw error;
      });
    let hasEnded = false;
    return () => {
      if (hasEnded) return;
      hasEnded = true;
      if (isLarge) this.#large.leave(cost);
      leave();
    };
  }
}
