import { expect, test } from '@jest/globals';
import { retryForever } from '../src/retry.js';

const quick = { minTimeout: 1, maxTimeout: 1 };

test('retryForever retries every error, a TypeError too, until one attempt succeeds', async () => {
  const errors = [new Error('first'), new TypeError('second'), 'third'];
  const failed: unknown[] = [];
  const result = await retryForever(
    async () => {
      const error = errors[failed.length];
      if (error !== undefined) throw error;
      return 'done';
    },
    { ...quick, signal: new AbortController().signal, onFailedAttempt: (error) => failed.push(error) },
  );
  expect(result).toBe('done');
  expect(failed).toEqual(errors);
});

test('retryForever ends with the reason of its signal, in a pause too', async () => {
  const closing = new AbortController();
  const retrying = retryForever(
    async () => {
      throw new Error('never');
    },
    {
      minTimeout: 600_000,
      maxTimeout: 600_000,
      signal: closing.signal,
      onFailedAttempt: () => setImmediate(() => closing.abort(new Error('closed'))),
    },
  );
  await expect(retrying).rejects.toThrow('closed');
});
