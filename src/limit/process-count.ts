import { LRUCache } from 'lru-cache';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { LimitName, Rate } from '../limits.js';
import { storedKey } from './limit-keys.js';

const maxKeys = 100_000;
// The part of a limit that a process may count before it tells the store.
const unsettledPart = 0.1;

/** What this process knows of one key. */
interface Count {
  /** What all processes had counted when this one last told the store. */
  settled: number;
  /** What this process is telling the store. */
  settling: number;
  /** What this process has not told it yet. */
  spent: number;
  /** When the window ends, in milliseconds since the epoch. */
  endsAt: number;
  /** Whether a refusal was noted in this window. */
  isRefused: boolean;
}

/** Why something is refused. */
export interface Refusal {
  /** How long until it is allowed again, in milliseconds. */
  readonly wait: number;
  /** Whether it is the first in this process and window. */
  readonly isFirst: boolean;
}

/**
 * Counts in this process, so that counting takes no time, and tells the store in the background whenever a key has
 * reached another tenth of its limit. An ordinary owner never costs a statement. Together the processes pass a limit by
 * at most a tenth for each process.
 */
export class ProcessCount {
  // Made when needed: it takes memory for all its keys at once, and few limits count here.
  #counts: LRUCache<string, Count> | undefined;
  readonly #settling = new Set<Promise<void>>();
  readonly #step: number;

  constructor(
    private readonly name: LimitName,
    readonly rate: Rate,
    private readonly store: RateLimiterAbstract,
  ) {
    this.#step = Math.max(1, Math.floor(rate.points * unsettledPart));
  }

  /** Whether one more would be allowed. */
  allows(key: string): boolean {
    const count = this.#find(key);
    return !count || count.settled + count.settling + count.spent < this.rate.points;
  }

  /** Says why one more is refused; undefined if it is not. It does not count. */
  refusal(key: string): Refusal | undefined {
    const count = this.#find(key);
    if (!count || this.allows(key)) return undefined;
    const isFirst = !count.isRefused;
    count.isRefused = true;
    return { wait: count.endsAt - Date.now(), isFirst };
  }

  /** Counts one. */
  spend(key: string): void {
    let count = this.#find(key);
    if (!count) {
      const endsAt = Date.now() + this.rate.seconds * 1000;
      count = { settled: 0, settling: 0, spent: 0, endsAt, isRefused: false };
      this.#counts ??= new LRUCache({ max: maxKeys });
      this.#counts.set(key, count);
    }
    count.spent++;
    this.#settleIfDue(key, count);
  }

  /** Takes one back that came to nothing. */
  giveBack(key: string): void {
    const count = this.#find(key);
    // Below zero if it is settled already: the next settlement then counts one less.
    if (count) count.spent--;
  }

  /** Waits until the store knows what it is being told. */
  async close(): Promise<void> {
    await Promise.all(this.#settling);
  }

  #find(key: string): Count | undefined {
    const count = this.#counts?.get(key);
    return count && count.endsAt > Date.now() ? count : undefined;
  }

  #settleIfDue(key: string, count: Count): void {
    if (count.settling > 0 || count.spent < this.#step) return;
    const settling = this.#settle(key, count).finally(() => {
      this.#settling.delete(settling);
      this.#settleIfDue(key, count);
    });
    this.#settling.add(settling);
  }

  async #settle(key: string, count: Count): Promise<void> {
    count.settling = count.spent;
    count.spent = 0;
    try {
      const all = await this.store.penalty(storedKey(this.name, key), count.settling);
      count.settled = all.consumedPoints;
      count.endsAt = Date.now() + all.msBeforeNext;
    } catch {
      // Nobody answered, not even the memory that stands in for the store: this process's own count stands.
      count.settled += count.settling;
    } finally {
      count.settling = 0;
    }
  }
}
