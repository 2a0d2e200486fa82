import { expect, test } from '@jest/globals';
import { retry } from '../src/retry.js';
test('every error is retried, also a TypeError, until an attempt succeeds', async () => {
    const errors = [new Error('first'), new TypeError('second'), 'third'];
    const failed = [];
    const result = await retry(async () => {
        const error = errors[failed.length];
        if (error !== undefined)
            throw error;
        return 'done';
    }, { retries: Infinity, minTimeout: 1, factor: 1, onFailedAttempt: (error) => failed.push(error) });
    expect(result).toBe('done');
    expect(failed).toEqual(errors);
});
test('an aborted signal ends the retries at once, also during a pause', async () => {
    const closing = new AbortController();
    const retrying = retry(async () => {
        throw new Error('never');
    }, {
        minTimeout: 600_000,
        signal: closing.signal,
        onFailedAttempt: () => setImmediate(() => closing.abort(new Error('closed'))),
    });
    await expect(retrying).rejects.toThrow('closed');
});
test('after the last retry, the error itself is thrown', async () => {
    const last = new TypeError('last');
    const retrying = retry(() => Promise.reject(last), { retries: 5, minTimeout: 1, shouldRetry: () => false });
    await expect(retrying).rejects.toBe(last);
});
//# sourceMappingURL=retry.test.js.map