import { pino } from 'pino';
/**
 * Describes an error without personal data. The messages of databases, providers and parsers repeat the
 * values that they received, so those messages, and those of every cause, are left out.
 */
function describeError(error, isCause = false) {
    if (!(error instanceof Error))
        return { type: typeof error };
    const { code, constraint, table, status } = error;
    const isDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
    const repeatsValues = isCause || isDatabase || status !== undefined || error instanceof SyntaxError;
    return {
        type: error.constructor.name,
        message: repeatsValues ? undefined : error.message,
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
/** Opens the log of this process, on standard output. */
export const openLog = (config) => pino({ level: config.logLevel, serializers: { err: (error) => describeError(error) } });
//# sourceMappingURL=log.js.map