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

/** Makes the error for too many requests; the client may retry after the given time. */
export const rateLimited = (retryAfterSeconds: number) =>
  new GraphQLError('Too many requests. Try again later.', {
    extensions: { code: 'RATE_LIMITED', retryAfterSeconds },
  });
