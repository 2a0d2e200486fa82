import { GraphQLError } from 'graphql';

/** The errors of an input, by the field's path below `input`: `{ "name": "must be …" }`. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Makes the error for an access token that is missing, invalid, expired or revoked. */
export const unauthenticated = (message = 'A valid access token is required.') =>
  new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED' } });

/**
 * Makes the error for a thing that does not exist, was deleted or belongs to another owner, without saying
 * which.
 */
export const notFound = (thing: string) =>
  new GraphQLError(`No such ${thing}.`, { extensions: { code: 'NOT_FOUND' } });

/** Makes the error for invalid input. `fields` must not repeat the values. */
export const badUserInput = (fields: FieldErrors) =>
  new GraphQLError('Invalid input; see "fields".', {
    extensions: { code: 'BAD_USER_INPUT', fields },
  });

/** Makes the error for input that conflicts with existing data. */
export const conflict = (fields: FieldErrors) =>
  new GraphQLError('Conflict with existing data; see "fields".', {
    extensions: { code: 'CONFLICT', fields },
  });

/**
 * Makes the error for an answer that is larger than any client should wait for.
 * @param isDone whether the operation was a mutation, which took effect
 */
export const responseTooLarge = (isDone: boolean) =>
  new GraphQLError(
    isDone
      ? 'The mutation was carried out, but its answer is too large. Select less.'
      : 'The answer is too large. Request less at once.',
    { extensions: { code: 'RESPONSE_TOO_LARGE' } },
  );

/** Makes the error for an operation that took longer than any may. */
export const timedOut = () =>
  new GraphQLError('The operation took too long. Request less at once, or try again later.', {
    extensions: { code: 'TIMED_OUT' },
  });

/** A limit, as an answer describes it. */
export interface LimitPolicy {
  readonly limit: string;
  readonly points: number;
  readonly seconds: number;
}

/**
 * Makes the error for too many requests; the client may retry after the given time. Over HTTP it also sets
 * `Retry-After` (RFC 9110) and, for a limit, `RateLimit-Policy` and `RateLimit`
 * (draft-ietf-httpapi-ratelimit-headers-10).
 * @param retryAfterSeconds whole seconds, at least 1
 * @param policy the limit that was reached, if one was
 * @param status the HTTP status, if nothing of the operation ran
 */
export const rateLimited = (retryAfterSeconds: number, policy?: LimitPolicy, status?: number) =>
  new GraphQLError('Too many requests. Try again later.', {
    extensions: {
      code: 'RATE_LIMITED',
      retryAfterSeconds,
      // Apollo Server reads it, and the client does not see it.
      http: { ...(status && { status }), headers: limitHeaders(retryAfterSeconds, policy) },
    },
  });

const limitHeaders = (retryAfter: number, policy?: LimitPolicy): Map<string, string> =>
  new Map([
    ['retry-after', String(retryAfter)],
    ...(policy
      ? ([
          ['ratelimit-policy', `"${policy.limit}";q=${policy.points};w=${policy.seconds}`],
          ['ratelimit', `"${policy.limit}";r=0;t=${retryAfter}`],
        ] as const)
      : []),
  ]);
