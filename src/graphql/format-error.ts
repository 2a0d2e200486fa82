import { randomUUID } from 'node:crypto';
import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';
import { sqlErrorOf } from '../database/sql-error.js';
import { badUserInput } from '../errors.js';
import type { Logger } from '../log.js';

const known = new Set([
  'UNAUTHENTICATED',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'RATE_LIMITED',
  'BUDGET_EXHAUSTED',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

const literals: ReadonlySet<string> = new Set([
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
 * An error as a caller may see it: a stable code, and never a stack, SQL, or what was given. What nobody
 * foresaw becomes a bland sentence with the id under which the truth is in the log.
 * @param error as execution, validation or parsing left it
 * @param givenCode what the server around the execution calls it, where it is none of ours
 */
export function formatError(error: GraphQLError, log: Logger, givenCode?: unknown): GraphQLFormattedError {
  const { locations, path } = error;
  const where = { ...(locations && { locations }), ...(path && { path }) };
  const seen = foresee(error, givenCode);
  if (seen) return { ...where, ...seen };
  const requestId = randomUUID();
  log.error({ err: error.originalError ?? error, requestId }, 'An operation failed.');
  return {
    ...where,
    message: 'Something went wrong on our side.',
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}

function foresee(error: GraphQLError, givenCode: unknown): GraphQLFormattedError | undefined {
  const own = error.originalError instanceof GraphQLError ? error.originalError : error;
  const code = String(own.extensions['code'] ?? givenCode);
  if (known.has(code)) {
    const { fields, retryAfterSeconds } = own.extensions;
    const more = { ...(fields ? { fields } : {}), ...(retryAfterSeconds ? { retryAfterSeconds } : {}) };
    return { message: withoutValues(own), extensions: { code, ...more } };
  }
  // graphql-js gives its own complaint about an argument no code.
  const argument = /^Argument "(\w+)"/.exec(own.message);
  if (argument && (!error.originalError || own === error.originalError))
    return toFormatted(badUserInput({ [argument[1]!]: 'must be given and valid' }));
  // Where the database's Unicode is younger or older than this process's, its CHECK has the last word.
  const fault = sqlErrorOf(error.originalError);
  if (fault.code === '23514' && fault.constraint)
    return toFormatted(badUserInput({ input: 'has a text in a form that cannot be kept' }));
  return undefined;
}

const toFormatted = ({ message, extensions }: GraphQLError): GraphQLFormattedError => ({
  message,
  extensions,
});

function withoutValues(error: GraphQLError): string {
  if (error.message.startsWith('Unknown operation named'))
    return 'The document holds no operation of that name.';
  if (error.nodes?.some(({ kind }) => literals.has(kind)))
    return `A value is not a valid ${typeIn(error.message) ?? 'one for its place'}.`;
  // A syntax error repeats the token that it stumbled over.
  if (!error.message.startsWith('Syntax Error')) return error.message;
  return error.message
    .replace(/(found|Unexpected) (Name|String|BlockString|Int|Float|Comment) ".*$/s, '$1 $2.')
    .replace(/: ".*$/s, '.');
}

/** The type that a sentence of graphql-js speaks of; the patterns are its own, and a value never matches them. */
function typeIn(message: string): string | undefined {
  const scalar = /^(ID|Int|Float|String|Boolean) cannot represent /.exec(message);
  const named = /^(?:Expected value of type "|Value ".*" does not exist in "|Enum ")(\w+)/s.exec(message);
  return (scalar ?? named)?.[1];
}
