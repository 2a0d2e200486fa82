import { CombinedGraphQLErrors } from '@apollo/client/errors';
import type { GraphQLFormattedError } from 'graphql';

/** What is wrong with one field of an input. */
export interface FieldFault {
  /** Which field, relative to the input: `email`, `quietHours.from`. */
  readonly path: string;
  /** The stable code, such as `TOO_SHORT`. */
  readonly code: string;
  /** A sentence to show at the field. */
  readonly message: string;
}

/** What else is known of an error. */
export interface ErrorDetails {
  /** The reason of UNAUTHENTICATED. */
  readonly reason?: string | undefined;
  /** The faults of BAD_USER_INPUT and CONFLICT. */
  readonly fields?: readonly FieldFault[] | undefined;
  /** When it is worth trying again, in seconds. */
  readonly retryAfterSeconds?: number | undefined;
  /** The id under which the server's log has the details. */
  readonly requestId?: string | undefined;
}

/**
 * An error that a client can show: `message` is in the reader's language if it comes from the server.
 * Besides the codes of the graph, `code` may be `NETWORK` (no answer) and `OUTBOX_FULL`.
 */
export class NuzzleError extends Error {
  override readonly name = 'NuzzleError';

  constructor(
    readonly code: string,
    message: string,
    readonly details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Makes the error of one that the graph answered. */
export function fromGraph(error: GraphQLFormattedError, cause?: unknown): NuzzleError {
  const { code, reason, fields, retryAfterSeconds, requestId } = error.extensions ?? {};
  return new NuzzleError(
    typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
    error.message,
    {
      reason: typeof reason === 'string' ? reason : undefined,
      fields: Array.isArray(fields) ? (fields as FieldFault[]) : undefined,
      retryAfterSeconds: typeof retryAfterSeconds === 'number' ? retryAfterSeconds : undefined,
      requestId: typeof requestId === 'string' ? requestId : undefined,
    },
    { cause },
  );
}

/** Makes a NuzzleError of whatever Apollo Client, `fetch` or a socket throws. */
export function toNuzzleError(error: unknown): NuzzleError {
  if (error instanceof NuzzleError) return error;
  const first = CombinedGraphQLErrors.is(error) ? error.errors[0] : undefined;
  if (first) return fromGraph(first, error);
  const message = error instanceof Error ? error.message : String(error);
  return new NuzzleError('NETWORK', message, {}, { cause: error });
}

/** Whether an error is one of the moment, so that the same is worth trying again. */
export const isTransient = (code: string): boolean =>
  ['NETWORK', 'RATE_LIMITED', 'TIMED_OUT', 'INTERNAL_SERVER_ERROR'].includes(code);
