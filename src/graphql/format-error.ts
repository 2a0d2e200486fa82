import { randomUUID } from 'node:crypto';
import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';
import { queryCanceled, sqlErrorOf } from '../database/sql-error.js';
import { isErrorCode } from '../error-codes.js';
import { badUserInput, timedOut, type ErrorDetails } from '../errors.js';
import { fieldFault, sayFault } from '../field-fault.js';
import type { Language } from '../language/language.js';
import { say, type Text } from '../language/say.js';
import type { Logger } from '../log.js';

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
 * Formats an error for the client: a stable code, in the reader's language, and never a stack, SQL or the client's
 * values. An unexpected error becomes a neutral sentence and a request id; the log has the details under this id.
 * @param error from execution, validation or parsing
 * @param serverCode the code that the server gave it, for an error that has none of its own
 */
export function formatError(
  error: GraphQLError,
  log: Logger,
  language: Language,
  serverCode?: unknown,
): GraphQLFormattedError {
  const { locations, path } = error;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const expected = formatExpected(error, language, serverCode);
  if (expected) return { ...place, ...expected };
  const requestId = randomUUID();
  log.error({ err: error.originalError ?? error, requestId }, 'An operation failed.');
  return {
    ...place,
    message: say(language, { key: 'error.internal' }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}

function formatExpected(
  error: GraphQLError,
  language: Language,
  serverCode: unknown,
): GraphQLFormattedError | undefined {
  const own = error.originalError instanceof GraphQLError ? error.originalError : error;
  const code = own.extensions['code'] ?? serverCode;
  if (isErrorCode(code) && code !== 'INTERNAL_SERVER_ERROR') return toFormatted(own, code, language);
  // graphql-js gives its own errors about an argument no code.
  const argument = /^Argument "(\w+)"/.exec(own.message);
  if (argument && (!error.originalError || own === error.originalError))
    return toFormatted(badUserInput(fieldFault(argument[1]!, 'invalid')), 'BAD_USER_INPUT', language);
  // If PostgreSQL has another version of Unicode than this process, its CHECK decides.
  const { code: sqlState, constraint } = sqlErrorOf(error.originalError);
  if (sqlState === queryCanceled) return toFormatted(timedOut(), 'TIMED_OUT', language);
  if (sqlState === '23514' && constraint)
    return toFormatted(badUserInput(fieldFault('input', 'unstorable')), 'BAD_USER_INPUT', language);
  return undefined;
}

function toFormatted(error: GraphQLError, code: string, known: Language): GraphQLFormattedError {
  const details = error.extensions as ErrorDetails & { text?: Text };
  const { text, faults, reason, retryAfterSeconds, resetsAt, cost, limit, language = known } = details;
  return {
    message: text ? say(language, text) : withoutValues(error),
    extensions: {
      code,
      ...(reason && { reason }),
      ...(faults && { fields: faults.map((fault) => sayFault(language, fault)) }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      ...(resetsAt && { resetsAt }),
      ...(cost !== undefined && { cost, limit }),
    },
  };
}

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
