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
];
/** Whether a code is one that clients may get. */
export const isErrorCode = (code) => errorCodes.includes(code);
/** Why an operation has no viewer. */
export const authReasons = ['NO_TOKEN', 'TOKEN_INVALID', 'TOKEN_EXPIRED', 'SESSION_ENDED'];
//# sourceMappingURL=error-codes.js.map