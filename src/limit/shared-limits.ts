import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Client, Limits, SecurityLog, Spending } from '../context.js';
import { rateLimited } from '../errors.js';
import { limits, type LimitName, type Rate, type Rates } from '../limits.js';
import type { Metrics } from '../metrics.js';
import { storedKey } from './limit-keys.js';
import type { LimitStore } from './limit-store.js';
import { networkOf } from './network.js';
import { ProcessCount } from './process-count.js';

/** A limit that is not off. */
interface OpenLimit {
  readonly rate: Rate;
  /** Asks the store. */
  readonly limiter: RateLimiterAbstract;
  /** Counts in this process. */
  readonly count: ProcessCount;
}

/** The limits of the configuration, which all processes share through a store. */
export class SharedLimits implements Limits {
  readonly #open = new Map<LimitName, OpenLimit>();

  /**
   * @param rates what the configuration allows
   * @param security receives one event when a key reaches a limit
   */
  constructor(
    rates: Rates,
    private readonly store: LimitStore,
    private readonly security: Pick<SecurityLog, 'report'>,
    private readonly metrics: Metrics,
  ) {
    for (const name of Object.keys(limits) as LimitName[]) {
      const rate = rates[name];
      if (!rate) continue;
      const limiter = store.limiter(name, rate, 'forgettable' in limits[name]);
      this.#open.set(name, { rate, limiter, count: new ProcessCount(name, rate, limiter) });
    }
  }

  async consume(limit: LimitName, key: string, client: Client): Promise<void> {
    const open = this.#open.get(limit);
    if (!open) return;
    try {
      await open.limiter.consume(storedKey(limit, keyOf(limit, key)));
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const isFirst = error.consumedPoints === open.rate.points + 1;
      throw this.#refuse({ limit, key }, open.rate, { wait: error.msBeforeNext, isFirst }, client);
    }
  }

  async giveBack(limit: LimitName, key: string): Promise<void> {
    await this.#open
      .get(limit)
      ?.limiter.reward(storedKey(limit, keyOf(limit, key)))
      .catch(() => undefined);
  }

  async forget(limit: LimitName, key: string): Promise<void> {
    await this.#open
      .get(limit)
      ?.limiter.delete(storedKey(limit, keyOf(limit, key)))
      .catch(() => undefined);
  }

  spend(spendings: readonly Spending[], client: Client, status?: number): void {
    for (const spending of spendings) {
      const open = this.#open.get(spending.limit);
      const refusal = open?.count.refusal(keyOf(spending.limit, spending.key));
      if (open && refusal) throw this.#refuse(spending, open.rate, refusal, client, status);
    }
    for (const { limit, key } of spendings) this.#open.get(limit)?.count.spend(keyOf(limit, key));
  }

  allows(spendings: readonly Spending[]): boolean {
    return spendings.every(
      ({ limit, key }) => this.#open.get(limit)?.count.allows(keyOf(limit, key)) ?? true,
    );
  }

  unspend(spendings: readonly Spending[]): void {
    for (const { limit, key } of spendings) this.#open.get(limit)?.count.giveBack(keyOf(limit, key));
  }

  /** Waits until the store knows what this process counted, and closes it. */
  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ count }) => count.close()));
    await this.store.close();
  }

  #refuse(
    { limit, key }: Spending,
    { points, seconds }: Rate,
    { wait, isFirst }: { wait: number; isFirst: boolean },
    client: Client,
    status?: number,
  ): Error {
    this.metrics.limits.refused.inc({ limit });
    if (isFirst)
      this.security.report(client, 'LIMIT_REACHED', {
        ownerId: limits[limit].per === 'owner' ? key : undefined,
        limit,
      });
    const retryAfter = Math.max(1, Math.ceil(wait / 1000));
    return rateLimited(retryAfter, { limit, points, seconds }, status);
  }
}

const keyOf = (limit: LimitName, key: string): string =>
  limits[limit].per === 'address' ? networkOf(key) : key;
