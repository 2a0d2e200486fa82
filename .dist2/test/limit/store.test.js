import { createClient } from '@redis/client';
import { afterAll, expect, test } from '@jest/globals';
import { openTestApp } from '../support/app.js';
import { until } from '../support/absence.js';
import { caller, newOwner } from '../support/client.js';
import { findProgram, startRedis } from '../support/services.js';
const allowed = 6;
const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { user { id } } }';
const missing = await findProgram('redis-server');
const redis = missing ? undefined : await startRedis();
afterAll(() => redis?.stop());
/** The sum of the counts that the store has of one limit. */
const stores = [
    [
        'PostgreSQL',
        {},
        async (app, limit) => {
            const [row] = await app.database.query(`SELECT sum(points) FROM rate_limits WHERE key LIKE $1 || ':%'`, [limit]);
            return Number(row.sum);
        },
    ],
    [
        'Redis',
        { REDIS_URL: redis?.url ?? '' },
        async (_app, limit) => {
            const client = createClient({ url: redis.url });
            await client.connect();
            try {
                let sum = 0;
                for (const key of await client.keys(`${limit}:*`))
                    sum += Number(await client.get(key));
                return sum;
            }
            finally {
                client.destroy();
            }
        },
    ],
];
const withStore = (name) => (name === 'Redis' && missing ? test.skip : test);
for (const [name, env, points] of stores) {
    withStore(name)(`two processes share their limits in ${name}`, async () => {
        const app = await openTestApp({
            ...env,
            RUN: 'api',
            LIMIT_LOG_IN_ACCOUNT: `${allowed}/1h`,
            LIMIT_OPERATIONS_OWNER: `${allowed}/1h`,
        });
        try {
            const urls = [app.url, (await app.another()).url];
            const owner = await newOwner(app.url);
            // What must not be guessed is counted before it is answered, even all at once.
            const guesses = await Promise.all(Array.from({ length: 4 * allowed }, (_, at) => caller(urls[at % 2]).requestError(logIn, { input: { username: owner.username, password: 'no' } })));
            const codes = guesses.map(({ extensions }) => extensions.code);
            expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(allowed);
            expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(3 * allowed);
            // Operations are counted in the process, and told to the store.
            const ask = (at) => caller(urls[at % 2], owner.token).send('{ me { id } }');
            for (let count = 1; count <= allowed; count++) {
                expect((await ask(count)).errors).toBeUndefined();
                await until(() => points(app, 'operations-owner'), (sum) => sum === count);
            }
            // Each process hears of the others when it tells the store of its own.
            let more = 0;
            for (const at of [0, 1])
                while (!(await ask(at)).errors)
                    more++;
            expect(more).toBeLessThanOrEqual(1);
        }
        finally {
            await app.close();
        }
    });
}
/** Tries a wrong password until it is refused. @returns how often it was not */
async function guessesOf(url, owner) {
    for (let count = 0;; count++) {
        const { extensions } = await caller(url).requestError(logIn, {
            input: { username: owner.username, password: 'a wrong one' },
        });
        if (extensions.code === 'RATE_LIMITED')
            return count;
        expect(extensions.code).toBe('INVALID_CREDENTIALS');
    }
}
test('without its table, a process counts alone, and together again when it is back', async () => {
    const app = await openTestApp({
        RUN: 'api',
        LIMIT_LOG_IN_ACCOUNT: `${allowed}/1h`,
        LIMIT_OPERATIONS_OWNER: '5/1h',
    });
    try {
        const [owner, other] = [await newOwner(app.url), await newOwner(app.url)];
        await app.database.query('ALTER TABLE rate_limits RENAME TO elsewhere');
        expect(await guessesOf(app.url, owner)).toBe(allowed);
        for (let count = 0; count < 5; count++)
            await owner.request('{ me { id } }');
        expect((await owner.requestError('{ me { id } }')).extensions.code).toBe('RATE_LIMITED');
        await app.database.query('ALTER TABLE elsewhere RENAME TO rate_limits');
        expect(await guessesOf(app.url, other)).toBe(allowed);
        expect(await app.database.query(`SELECT 1 FROM rate_limits WHERE key LIKE 'log-in-account:%' AND points > 1`)).not.toEqual([]);
    }
    finally {
        await app.close();
    }
});
withStore('Redis')('while Redis is gone or frozen, a process counts alone, and with the others when it is back', async () => {
    const own = await startRedis();
    const app = await openTestApp({ REDIS_URL: own.url, RUN: 'api', LIMIT_LOG_IN_ACCOUNT: `${allowed}/1h` });
    try {
        const [one, two, three] = [await newOwner(app.url), await newOwner(app.url), await newOwner(app.url)];
        own.freeze();
        expect(await guessesOf(app.url, one)).toBe(allowed);
        own.thaw();
        await own.kill();
        expect(await guessesOf(app.url, two)).toBe(allowed);
        await own.restart();
        // Until it is connected again, the process counts alone; what it counted then is not carried over.
        const client = createClient({ url: own.url });
        await client.connect();
        await until(async () => {
            await caller(app.url).requestError(logIn, { input: { username: 'nobody_at_all', password: 'no' } });
            return client.keys('log-in-account:*');
        }, (keys) => keys.length > 0);
        client.destroy();
        expect(await guessesOf(app.url, three)).toBe(allowed);
    }
    finally {
        await app.close();
        await own.stop();
    }
});
//# sourceMappingURL=store.test.js.map