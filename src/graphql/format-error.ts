import { randomUUID } from 'node:crypto';
import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';
import { queryCanceled, sqlErrorOf } from '../database/sql-error.js';
import { badUserInput, timedOut } from '../errors.js';
import type { Logger } from '../log.js';

const publicCodes = new Set([
  'UNAUTHENTICATED',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'RESPONSE_TOO_LARGE',
  'TIMED_OUT',
  'BUDGET_EXHAUSTED',
  'MAIL_UNAVAILABLE',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_NOT_ALLOWED',
]);

const literalKinds: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
]);

/**
 * Formats an error for the client: a stable code, and never a stack, SQL or the client's values. An
 * unexpected error becomes a neutral sentence and a request id; the log has the details under this id.
 * @param error from execution, validation or parsing
 * @param serverCode the code that the server gave it, for an error that has none of its own
 */
export function formatError(error: GraphQLError, log: Logger, serverCode?: unknown): GraphQLFormattedError {
  const { locations, path } = error;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const expected = formatExpected(error, serverCode);
  if (expected) return { ...place, ...expected };
  const requestId = randomUUID();
  log.error({ err: error.originalError ?? error, requestId }, 'An operation failed.');
  return {
    ...place,
    message: 'Something went wrong on our side.',
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}

function formatExpected(error: GraphQLError, serverCode: unknown): GraphQLFormattedError | undefined {
  const own = error.originalError instanceof GraphQLError ? error.originalError : error;
  const code = String(own.extensions['code'] ?? serverCode);
  if (publicCodes.has(code)) {
    const { fields, retryAfterSeconds } = own.extensions;
    const more = { ...(fields ? { fields } : {}), ...(retryAfterSeconds ? { retryAfterSeconds } : {}) };
    return { message: withoutValues(own), extensions: { code, ...more } };
  }
  // graphql-js gives its own errors about an argument no code.
  const argument = /^Argument "(\w+)"/.exec(own.message);
  if (argument && (!error.originalError || own === error.originalError))
    return toFormatted(badUserInput({ [argument[1]!]: 'is missing or invalid' }));
  // If PostgreSQL has another version of Unicode than this process, its CHECK decides.
  const { code: sqlState, constraint } = sqlErrorOf(error.originalError);
  if (sqlState === queryCanceled) return toFormatted(timedOut());
  if (sqlState === '23514' && constraint)
    return toFormatted(badUserInput({ input: 'contains text that cannot be stored' }));
  return undefined;
}

const toFormatted = ({ message, extensions }: GraphQLError): GraphQLFormattedError => ({
  message,
  extensions,
});

function withoutValues(error: GraphQLError): string {
  if (error.message.startsWith('Unknown operation named'))
    return 'The document has no operation with this name.';
  if (error.nodes?.some(({ kind }) => literalKinds.has(kind)))
    return `A value is not a valid ${typeIn(error.message) ?? 'value for its position'}.`;
  // A syntax error repeats the token that it found.
  if (!error.message.startsWith('Syntax Error')) return error.message;
  return error.message
    .replace(/(found|Unexpected) (Name|String|BlockString|Int|Float|Comment) ".*$/s, '$1 $2.')
    .replace(/: ".*$/s, '.');
}

/**
 * Finds the type in a message of graphql-js. The patterns are its own messages; a value cannot match them.
 */
function typeIn(message: string): string | undefined {
  const scalar = /^(ID|Int|Float|String|Boolean) cannot represent /.exec(message);
  const named = /^(?:Expected value of type "|Value ".*" does not exist in "|Enum ")(\w+)/s.exec(message);
  return (scalar ?? named)?.[1];
}
