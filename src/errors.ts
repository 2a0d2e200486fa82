import { GraphQLError } from 'graphql';
import type { AuthReason, ErrorCode } from './error-codes.js';
import type { FieldFault } from './field-fault.js';
import type { Language } from './language/language.js';
import { say, type Text } from './language/say.js';

/** What an error keeps besides its code. `formatError` says it in the reader's language. */
export interface ErrorDetails {
  /** Why there is no viewer. */
  readonly reason?: AuthReason;
  /** What is wrong with the input. */
  readonly faults?: readonly FieldFault[];
  readonly retryAfterSeconds?: number;
  /** When a budget is full again, as ISO 8601 in UTC. */
  readonly resetsAt?: string;
  /** What the operation costs, and what one may cost. */
  readonly cost?: number;
  readonly limit?: number;
  /** The language in which to say it, if whoever formats it knows none. */
  readonly language?: Language;
}

/** Makes an error whose text is in the catalogue. Its message is in English until it is formatted. */
const refused = (code: ErrorCode, text: Text, details: ErrorDetails & { http?: object } = {}): GraphQLError =>
  new GraphQLError(say('en', text), { extensions: { code, text, ...details } });

/**
 * Makes the error for an operation without a viewer.
 * @param reason whether the access token is missing, invalid or expired, or its session has ended
 */
export const unauthenticated = (reason: AuthReason = 'NO_TOKEN') =>
  refused('UNAUTHENTICATED', { key: `error.${reason}` }, { reason });

/** Makes the error for a name or a password that is wrong, without saying which. */
export const invalidCredentials = () => refused('INVALID_CREDENTIALS', { key: 'error.invalidCredentials' });

/**
 * Makes the error for a thing that does not exist, was deleted or belongs to another owner, without saying
 * which.
 */
export const notFound = (thing: 'pet' | 'chat room' | 'message' | 'notification' | 'session') =>
  refused('NOT_FOUND', { key: 'error.notFound', values: { thing: thing.replace(' ', '_') } });

/** Makes the error for invalid input. */
export const badUserInput = (...faults: readonly FieldFault[]) =>
  refused('BAD_USER_INPUT', { key: 'error.badUserInput' }, { faults });

/**
 * Makes the error for an operation that costs too much.
 * @param isEvent whether it is one event of a subscription that does
 */
export const tooCostly = (cost: number, limit: number, isEvent = false) =>
  refused(
    'BAD_USER_INPUT',
    { key: 'error.badUserInput' },
    {
      faults: [{ path: 'query', name: isEvent ? 'eventTooCostly' : 'tooCostly', values: { cost, limit } }],
      cost,
      limit,
    },
  );

/** Makes the error for input that conflicts with existing data. */
export const conflict = (...faults: readonly FieldFault[]) =>
  refused('CONFLICT', { key: 'error.conflict' }, { faults });

/** Makes the error for a server that cannot send mail. */
export const mailUnavailable = () => refused('MAIL_UNAVAILABLE', { key: 'error.mailUnavailable' });

/**
 * Makes the error for an answer that is larger than any client should wait for.
 * @param isDone whether the operation was a mutation, which took effect
 */
export const responseTooLarge = (isDone: boolean) =>
  refused('RESPONSE_TOO_LARGE', { key: isDone ? 'error.doneButTooLarge' : 'error.answerTooLarge' });

/** Makes the error for an operation that took longer than any may. */
export const timedOut = () => refused('TIMED_OUT', { key: 'error.timedOut' });

/** Notes in which language to say an error that is thrown before anybody else knows its reader. */
export function sayLater(error: unknown, language: Language | undefined): unknown {
  if (error instanceof GraphQLError && language) Object.assign(error.extensions, { language });
  return error;
}

/** Why there is no viewer, from the error that says so. */
export const authReasonOf = ({ extensions }: GraphQLError): AuthReason =>
  (extensions as ErrorDetails).reason ?? 'NO_TOKEN';

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
  refused(
    'RATE_LIMITED',
    { key: 'error.rateLimited' },
    {
      retryAfterSeconds,
      // Apollo Server reads it, and the client does not see it.
      http: { ...(status && { status }), headers: limitHeaders(retryAfterSeconds, policy) },
    },
  );

/**
 * Makes the error for words that the day's budget does not allow. Over HTTP it also sets `Retry-After`.
 * @param resetsAt when the next day begins
 * @param retryAfterSeconds whole seconds until then
 */
export const budgetExhausted = (resetsAt: Date, retryAfterSeconds: number) =>
  refused(
    'BUDGET_EXHAUSTED',
    { key: 'error.budgetExhausted' },
    {
      retryAfterSeconds,
      resetsAt: resetsAt.toISOString(),
      http: { headers: limitHeaders(retryAfterSeconds) },
    },
  );

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
