// HTTP (RFC 6585): nothing of the operation ran.
const tooManyRequests = 429;
/**
 * Counts an operation against the limits of its address and, with a token, of its owner. It comes before the document is
 * parsed, because documents that are refused cost time too.
 * @param endedSessions an old token of one of these must not use up what its owner may do
 * @throws RATE_LIMITED if a limit is reached
 */
export function countOperation({ limits, claimed, client }, endedSessions) {
    const byAddress = { limit: 'operations-address', key: client.address };
    const ownerId = ownerOf(claimed, endedSessions);
    limits.spend(ownerId === undefined ? [byAddress] : [{ limit: 'operations-owner', key: ownerId }, byAddress], client, tooManyRequests);
}
/** The owner whom a token names; undefined if there is none, or its session is known to have ended. */
export const ownerOf = (claimed, endedSessions) => 'userId' in claimed && !endedSessions.has(claimed.sessionId) ? claimed.userId : undefined;
// The schema takes tens of milliseconds of the process, where other operations take one.
const introspectionWeight = 50;
/**
 * Counts an operation that asks for the schema, as many of its address.
 * @throws RATE_LIMITED if a limit is reached
 */
export function countIntrospection({ limits, client }) {
    const byAddress = { limit: 'operations-address', key: client.address };
    limits.spend(Array.from({ length: introspectionWeight }, () => byAddress), client, tooManyRequests);
}
//# sourceMappingURL=count-operation.js.map