import { getArgumentValues } from 'graphql';
import { toWindow } from '../graphql/connection.js';
import type { BoundArguments, Caller } from './bound-arguments.js';
import { recentSince, historyRange } from './history.js';
import type { FieldCall } from './plan.js';

/**
 * Reads the arguments of an operation.
 * @param variables coerced
 * @throws where one is at fault; the plain road says what is wrong with it
 */
export function bindArguments(
  { userId, sessionId, idleThreshold }: Caller,
  argued: readonly FieldCall[],
  variables: Readonly<Record<string, unknown>>,
): BoundArguments {
  const args = argued.map(({ field, node }) =>
    field.args.length > 0 ? getArgumentValues(field, node, variables) : {},
  );
  return {
    viewer: userId,
    sessionId,
    idleThreshold,
    args,
    windows: argued.map(({ list }, at) => list && toWindow(args[at]!, list.order)),
    now: new Date(),
  };
}

/** What of an asking shapes its statement: how its pages are cut, and which filters there are; never a value. */
export function statementShape({ args, windows, now }: BoundArguments, argued: readonly FieldCall[]): string {
  return argued
    .map(({ list }, at) => {
      const window = windows[at];
      if (!list || !window) return '';
      const side = (name: 'after' | 'before') =>
        window[name] === undefined ? '-' : window[name].at === null ? 'n' : 't';
      const filters = Object.keys(list.filters ?? {}).filter((name) => args[at]![name] != null);
      const since = list.history && recentSince(list.history, now);
      const reach = since ? ` ${historyRange(window, list.order, since)} ${since.getTime()}` : '';
      return `${window.size}${window.backward ? 'b' : 'f'}${side('after')}${side('before')}${filters.join('+')}${reach}`;
    })
    .join(' ');
}
