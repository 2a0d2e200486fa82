/** Every code that an error of the API can have. docs/GRAPHQL.md explains each; a test compares them. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'INVALID_CREDENTIALS',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'MAIL_UNAVAILABLE',
  'RATE_LIMITED',
  'BUDGET_EXHAUSTED',
  'RESPONSE_TOO_LARGE',
  'TIMED_OUT',
  'INTERNAL_SERVER_ERROR',
  'METHOD_NOT_ALLOWED',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_NOT_ALLOWED',
  'OPERATION_RESOLUTION_FAILURE',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
] as const;

/** A code of an error. */
export type ErrorCode = (typeof errorCodes)[number];

/** Whether a code is one that clients may get. */
export const isErrorCode = (code: unknown): code is ErrorCode =>
  (errorCodes as readonly unknown[]).includes(code);

/** Why an operation has no viewer. */
export const authReasons = ['NO_TOKEN', 'TOKEN_INVALID', 'TOKEN_EXPIRED', 'SESSION_ENDED'] as const;

/** Why an operation has no viewer. */
export type AuthReason = (typeof authReasons)[number];
