import { rateLimited } from '../errors.js';
import { maxCost } from './guard.js';

// Of one owner, in one process. An operation of the highest cost runs alone; small ones run beside each other.
const maxRunning = 8;
// Those that run and those that wait.
const maxAdmitted = 1_000;
const maxWait = 60_000;

interface Lane {
  running: number;
  cost: number;
  waiting: { cost: number; start: () => void }[];
}

/** The operations that run now, by owner: one owner's large operations wait for each other, and nobody else does. */
export class RunningOperations {
  readonly #lanes = new Map<string, Lane>();

  /**
   * Waits until an operation may run.
   * @param key the owner, or the address of somebody who is not logged in
   * @param cost as `guardOperation` counts it
   * @returns ends the operation; further calls do nothing
   * @throws RATE_LIMITED if too many operations of the same owner wait
   */
  async begin(key: string, cost: number): Promise<() => void> {
    const lane = this.#lanes.get(key) ?? { running: 0, cost: 0, waiting: [] };
    this.#lanes.set(key, lane);
    if (lane.waiting.length > 0 || !fits(lane, cost)) {
      if (lane.running + lane.waiting.length >= maxAdmitted) throw rateLimited(1);
      await wait(lane, cost);
    } else take(lane, cost);
    let hasEnded = false;
    return () => {
      if (hasEnded) return;
      hasEnded = true;
      this.#end(key, lane, cost);
    };
  }

  #end(key: string, lane: Lane, cost: number): void {
    lane.running--;
    lane.cost -= cost;
    for (let next = lane.waiting[0]; next && fits(lane, next.cost); next = lane.waiting[0]) {
      lane.waiting.shift();
      take(lane, next.cost);
      next.start();
    }
    if (lane.running === 0) this.#lanes.delete(key);
  }
}

/** Waits for a turn. @throws RATE_LIMITED if it takes too long */
function wait(lane: Lane, cost: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const turn = {
      cost,
      start() {
        clearTimeout(timer);
        resolve();
      },
    };
    const timer = setTimeout(() => {
      lane.waiting.splice(lane.waiting.indexOf(turn), 1);
      reject(rateLimited(1));
    }, maxWait).unref();
    lane.waiting.push(turn);
  });
}

const fits = (lane: Lane, cost: number): boolean =>
  lane.running === 0 || (lane.running < maxRunning && lane.cost + cost <= maxCost);

function take(lane: Lane, cost: number): void {
  lane.running++;
  lane.cost += cost;
}
