import { getArgumentValues } from 'graphql';
import { toWindow } from '../graphql/connection.js';
import { historyRange, recentSince } from './history.js';
import { givenFilters, orderOf } from './list.js';
/**
 * Reads the arguments of an operation.
 * @param variables coerced
 * @throws if an argument is invalid; the resolver path answers with the error
 */
export function bindArguments({ userId, sessionId, idleThreshold, countsWhileAway = false }, calls, variables) {
    const args = calls.map(({ field, node }) => field.args.length > 0 ? getArgumentValues(field, node, variables) : {});
    return {
        viewer: userId,
        sessionId,
        idleThreshold,
        countsWhileAway,
        args,
        windows: calls.map(({ list }, at) => list && toWindow(args[at], orderOf(list, args[at]))),
        now: new Date(),
    };
}
/** The part of the arguments that changes a statement's text: page sizes, which cursors and filters are given; no values. */
export function statementShape({ args, windows, now }, calls) {
    return calls
        .map(({ list }, at) => {
        const window = windows[at];
        if (!list || !window)
            return '';
        const cursor = (side) => window[side] === undefined ? '-' : window[side].at === null ? 'n' : 't';
        const filters = givenFilters(list, args[at]);
        const since = list.history && recentSince(list.history, now);
        const range = since ? ` ${historyRange(window, list.order, since)} ${since.getTime()}` : '';
        return `${window.size}${window.backward ? 'b' : 'f'}${cursor('after')}${cursor('before')}${filters.join('+')}${list.orders ? ` ${String(args[at]['orderBy'])}` : ''}${range}`;
    })
        .join(' ');
}
//# sourceMappingURL=bind-arguments.js.map