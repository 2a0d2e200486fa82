import { createClient } from '@redis/client';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRedis, RLWrapperTimeouts, } from 'rate-limiter-flexible';
// A caller waits for at most this long, in milliseconds. Then this process counts alone.
const timeout = 1_000;
const connectTimeout = 5_000;
const warningInterval = 60_000;
/** Counts in memory while the store does not answer. It is used only then. */
class StandIn extends RateLimiterMemory {
    constructor(rate, warn) {
        super(rate);
        this.warn = warn;
    }
    consume(...given) {
        this.warn();
        return super.consume(...given);
    }
    penalty(...given) {
        this.warn();
        return super.penalty(...given);
    }
}
/**
 * Opens the store: Redis if there is one, otherwise the table `rate_limits`. The windows run on the clocks of the
 * processes.
 * @param log receives, once a minute, that the store does not answer
 * @throws if Redis cannot be reached
 */
export async function openLimitStore({ pool, redisUrl }, log) {
    let warnedAt = -Infinity;
    const warn = () => {
        if (performance.now() - warnedAt < warningInterval)
            return;
        warnedAt = performance.now();
        log.warn('The store of the limits does not answer; this process counts alone until it does.');
    };
    const redis = redisUrl ? await connectRedis(redisUrl) : undefined;
    const database = {
        // Without a name: a pooler may use another connection for each statement.
        query: ({ text, values }) => pool.query(text, values),
    };
    return {
        limiter(name, { points, seconds }, isForgettable = false) {
            const rate = { keyPrefix: name, points, duration: seconds };
            // From the first refusal on, a key is refused without asking the store.
            const options = { ...rate, ...(!isForgettable && { inMemoryBlockOnConsumed: points + 1 }) };
            const shared = redis
                ? new RateLimiterRedis({
                    ...options,
                    storeClient: redis,
                    useRedisPackage: true,
                    rejectIfRedisNotReady: true,
                })
                : new RateLimiterPostgres({
                    ...options,
                    storeClient: database,
                    storeType: 'pool',
                    tableName: 'rate_limits',
                    tableCreated: true,
                });
            return new RLWrapperTimeouts({
                limiter: shared,
                timeoutMs: timeout,
                insuranceLimiter: new StandIn(rate, warn),
            });
        },
        close: async () => redis?.destroy(),
    };
}
async function connectRedis(url) {
    const client = createClient({
        url,
        name: 'nuzzle-limits',
        disableOfflineQueue: true,
        socket: { connectTimeout, reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, 2_000) },
    });
    // It reconnects by itself; meanwhile commands fail at once.
    client.on('error', () => undefined);
    await client.connect();
    return client;
}
//# sourceMappingURL=limit-store.js.map