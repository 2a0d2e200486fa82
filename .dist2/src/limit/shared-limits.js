import { RateLimiterRes } from 'rate-limiter-flexible';
import { rateLimited } from '../errors.js';
import { limits } from '../limits.js';
import { storedKey } from './limit-keys.js';
import { networkOf } from './network.js';
import { ProcessCount } from './process-count.js';
/** The limits of the configuration, which all processes share through a store. */
export class SharedLimits {
    #open = new Map();
    /**
     * @param rates what the configuration allows
     * @param security receives one event when a key reaches a limit
     */
    constructor(rates, store, security, metrics) {
        this.store = store;
        this.security = security;
        this.metrics = metrics;
        for (const name of Object.keys(limits)) {
            const rate = rates[name];
            if (!rate)
                continue;
            const limiter = store.limiter(name, rate, 'forgettable' in limits[name]);
            this.#open.set(name, { rate, limiter, count: new ProcessCount(name, rate, limiter) });
        }
    }
    async consume(limit, key, client) {
        const open = this.#open.get(limit);
        if (!open)
            return;
        try {
            await open.limiter.consume(storedKey(limit, keyOf(limit, key)));
        }
        catch (error) {
            if (!(error instanceof RateLimiterRes))
                throw error;
            const isFirst = error.consumedPoints === open.rate.points + 1;
            throw this.#refuse({ limit, key }, open.rate, { wait: error.msBeforeNext, isFirst }, client);
        }
    }
    async giveBack(limit, key) {
        await this.#open
            .get(limit)
            ?.limiter.reward(storedKey(limit, keyOf(limit, key)))
            .catch(() => undefined);
    }
    async forget(limit, key) {
        await this.#open
            .get(limit)
            ?.limiter.delete(storedKey(limit, keyOf(limit, key)))
            .catch(() => undefined);
    }
    spend(spendings, client, status) {
        for (const spending of spendings) {
            const open = this.#open.get(spending.limit);
            const refusal = open?.count.refusal(keyOf(spending.limit, spending.key));
            if (open && refusal)
                throw this.#refuse(spending, open.rate, refusal, client, status);
        }
        for (const { limit, key } of spendings)
            this.#open.get(limit)?.count.spend(keyOf(limit, key));
    }
    allows(spendings) {
        return spendings.every(({ limit, key }) => this.#open.get(limit)?.count.allows(keyOf(limit, key)) ?? true);
    }
    unspend(spendings) {
        for (const { limit, key } of spendings)
            this.#open.get(limit)?.count.giveBack(keyOf(limit, key));
    }
    /** Waits until the store knows what this process counted, and closes it. */
    async close() {
        await Promise.all([...this.#open.values()].map(({ count }) => count.close()));
        await this.store.close();
    }
    #refuse({ limit, key }, { points, seconds }, { wait, isFirst }, client, status) {
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
const keyOf = (limit, key) => limits[limit].per === 'address' ? networkOf(key) : key;
//# sourceMappingURL=shared-limits.js.map