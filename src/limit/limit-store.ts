import { createClient } from '@redis/client';
import type { Pool } from 'pg';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RLWrapperTimeouts,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { Rate } from '../limits.js';
import type { Logger } from '../log.js';

// A caller waits for at most this long, in milliseconds. Then this process counts alone.
const timeout = 1_000;
const connectTimeout = 5_000;
const warningInterval = 60_000;

/** Where all processes count together. */
export interface LimitStore {
  /**
   * Makes the counter of one limit. While the store does not answer, this process counts alone.
   * @param name tells its keys from those of other limits
   * @param isForgettable whether counts are forgotten early, so that no process may remember a refusal
   */
  limiter(name: string, rate: Rate, isForgettable?: boolean): RateLimiterAbstract;
  close(): Promise<void>;
}

/** Counts in memory while the store does not answer. It is used only then. */
class StandIn extends RateLimiterMemory {
  constructor(
    rate: { keyPrefix: string; points: number; duration: number },
    private readonly warn: () => void,
  ) {
    super(rate);
  }

  override consume(...given: Parameters<RateLimiterMemory['consume']>) {
    this.warn();
    return super.consume(...given);
  }

  override penalty(...given: Parameters<RateLimiterMemory['penalty']>) {
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
export async function openLimitStore(
  { pool, redisUrl }: { pool: Pool; redisUrl: string | undefined },
  log: Logger,
): Promise<LimitStore> {
  let warnedAt = -Infinity;
  const warn = () => {
    if (performance.now() - warnedAt < warningInterval) return;
    warnedAt = performance.now();
    log.warn('The store of the limits does not answer; this process counts alone until it does.');
  };
  const redis = redisUrl ? await connectRedis(redisUrl) : undefined;
  const database = {
    // Without a name: a pooler may use another connection for each statement.
    query: ({ text, values }: { text: string; values: unknown[] }) => pool.query(text, values),
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

async function connectRedis(url: string) {
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
