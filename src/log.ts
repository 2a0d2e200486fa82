import { pino, type Logger as PinoLogger } from 'pino';
import type { Config } from './config.js';

/** Where a process writes what happens to it: a JSON line each. */
export type Logger = PinoLogger;

/**
 * An error as it may stand in a log. The words of databases, of providers and of parsers repeat what they
 * were given, so of those, and of every cause, only the kind is kept.
 */
function describeError(error: unknown, isCause = false): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table, status } = error as Error & Record<string, unknown>;
  const isDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  const repeats = isCause || isDatabase || status !== undefined || error instanceof SyntaxError;
  return {
    type: error.constructor.name,
    message: repeats ? undefined : error.message,
    code,
    constraint,
    table,
    status,
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    cause: error.cause === undefined ? undefined : describeError(error.cause, true),
  };
}

/** The log of this process, on standard output. */
export const openLog = (config: Config): Logger =>
  pino({ level: config.logLevel, serializers: { err: (error: unknown) => describeError(error) } });
