import type { OperationContext } from './operation-context.js';

// HTTP (RFC 6585): nothing of the operation ran.
const tooManyRequests = 429;

/**
 * Counts an operation against the limits of its address and, with a token, of its owner. It comes before the document is
 * parsed, because documents that are refused cost time too.
 * @throws RATE_LIMITED if a limit is reached
 */
export function countOperation({ limits, claimed, client }: OperationContext): void {
  const byAddress = { limit: 'operations-address', key: client.address } as const;
  limits.spend(
    'userId' in claimed ? [{ limit: 'operations-owner', key: claimed.userId }, byAddress] : [byAddress],
    client,
    tooManyRequests,
  );
}

// The schema takes tens of milliseconds of the process, where other operations take one.
const introspectionWeight = 50;

/**
 * Counts an operation that asks for the schema, as many of its address.
 * @throws RATE_LIMITED if a limit is reached
 */
export function countIntrospection({ limits, client }: OperationContext): void {
  const byAddress = { limit: 'operations-address', key: client.address } as const;
  limits.spend(
    Array.from({ length: introspectionWeight }, () => byAddress),
    client,
    tooManyRequests,
  );
}
