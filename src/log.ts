import { pino, stdSerializers, type Logger as PinoLogger } from 'pino';
import type { Config } from './config.js';

/** Where a process writes what happens to it: a JSON line each. */
export type Logger = PinoLogger;

/**
 * An error as it may stand in a log. The words of databases and of voice providers repeat what they were
 * given, so of those only the kind is kept.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return stdSerializers.err(error as Error);
  const { code, constraint, table, status } = error as Error & Record<string, unknown>;
  const repeatsInput = status !== undefined || (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code));
  return {
    type: error.constructor.name,
    message: repeatsInput ? undefined : error.message,
    code,
    constraint,
    table,
    status,
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
}

/** The log of this process, on standard output. */
export const openLog = (config: Config): Logger =>
  pino({ level: config.logLevel, serializers: { err: describeError } });
