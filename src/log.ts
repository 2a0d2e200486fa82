import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { Config } from './config.js';

/** The log of a process, in JSON lines. */
export type Logger = PinoLogger;

/**
 * Describes an error without personal data. The messages of databases, providers and parsers repeat the
 * values that they received, so those messages, and those of every cause, are left out.
 */
function describeError(error: unknown, isCause = false): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table, status, explanation, requestId } = error as Error &
    Record<string, unknown>;
  const isDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  const repeatsValues = isCause || isDatabase || status !== undefined || error instanceof SyntaxError;
  return {
    type: error.constructor.name,
    message: repeatsValues ? undefined : error.message,
    code,
    constraint,
    table,
    status,
    explanation,
    requestId,
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    cause: error.cause === undefined ? undefined : describeError(error.cause, true),
  };
}

/** Opens the log of this process. @param destination where its lines go; standard output without one */
export const openLog = (config: Config, destination?: DestinationStream): Logger =>
  pino(
    { level: config.logLevel, serializers: { err: (error: unknown) => describeError(error) } },
    ...(destination ? [destination] : []),
  );
