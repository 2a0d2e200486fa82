import { expect, test } from '@jest/globals';
import { backoffDelay } from '../../src/lease/backoff.js';
const backoff = { first: 500, factor: 2, max: 3_000 };
const bounded = { ...backoff, retryAfterBounds: { min: 1_000, max: 60_000 } };
test('the delay grows with each attempt, up to its maximum', () => {
    expect([1, 2, 3, 4, 1_000].map((attempt) => backoffDelay(backoff, attempt))).toEqual([
        500, 1_000, 2_000, 3_000, 3_000,
    ]);
});
test.each([
    ['lengthens the delay', 700, 700],
    ['never shortens it', 100, 500],
    ['never exceeds its maximum', 10_000, 3_000],
    ['of the past is ignored', -5_000, 500],
])('a retry-after %s', (_what, retryAfter, delay) => {
    expect(backoffDelay(backoff, 1, retryAfter)).toBe(delay);
});
test.each([
    [10, 1_000],
    [2_000, 2_000],
    [100_000, 60_000],
    [-5_000, 1_000],
])('a retry-after of %d ms with its own bounds becomes %d ms at any attempt', (retryAfter, delay) => {
    for (const attempt of [1, 9])
        expect(backoffDelay(bounded, attempt, retryAfter)).toBe(delay);
});
//# sourceMappingURL=backoff.test.js.map