/** Finds PostgreSQL's SQLSTATE code, and the constraint that was violated, in an error or its causes. */
export function sqlErrorOf(error) {
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
        const { code, constraint } = cause;
        // A SQLSTATE has a digit. Node's EPIPE has the same length and none.
        if (typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code))
            return { code, constraint };
    }
    return {};
}
/** SQLSTATE of a statement that ran longer than `statement_timeout`. */
export const queryCanceled = '57014';
/** Whether a statement failed because of its data, so that it would fail again. Other data may still work. */
export function isDataError(error) {
    // Data exceptions, program limits, and exceptions that a function raised.
    return /^(22|54|P0001)/.test(sqlErrorOf(error).code ?? '');
}
/**
 * Whether PostgreSQL rejected a statement, so that it had no effect and may be asked in another way. After a lost
 * connection, that is unknown; after a timeout, asking again would take as long.
 */
export function isRejection(error) {
    const { code } = sqlErrorOf(error);
    return code !== undefined && !/^(08|57)/.test(code);
}
//# sourceMappingURL=sql-error.js.map