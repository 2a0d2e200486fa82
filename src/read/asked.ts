import { getArgumentValues } from 'graphql';
import { toWindow, type Window } from '../graphql/connection.js';
import { newestYear, reachOf } from './history.js';
import type { Argued } from './outline.js';

/** Who asks. */
export interface Asker {
  userId: string;
  sessionId: string;
}

/** One asking of an operation: who asks, and what its arguments are this time. */
export interface Asked {
  viewer: string;
  sessionId: string;
  /** The arguments of each field that may have some. */
  args: readonly Readonly<Record<string, unknown>>[];
  /** The page that each list is asked for; undefined where the field is none. */
  windows: readonly (Window | undefined)[];
  /** Where the newest year of a history begins. */
  since: Date;
}

/**
 * Reads the arguments of an operation.
 * @param variables coerced
 * @throws where one is at fault; the plain road says what is wrong with it
 */
export function ask(
  { userId, sessionId }: Asker,
  argued: readonly Argued[],
  variables: Readonly<Record<string, unknown>>,
): Asked {
  const args = argued.map(({ field, node }) =>
    field.args.length > 0 ? getArgumentValues(field, node, variables) : {},
  );
  return {
    viewer: userId,
    sessionId,
    args,
    windows: argued.map(({ list }, at) => list && toWindow(args[at]!, list.order)),
    since: newestYear(new Date()),
  };
}

/** What of an asking shapes its statement: how its pages are cut, and which filters there are; never a value. */
export function shapeOf({ args, windows, since }: Asked, argued: readonly Argued[]): string {
  return argued
    .map(({ list }, at) => {
      const window = windows[at];
      if (!list || !window) return '';
      const side = (name: 'after' | 'before') =>
        window[name] === undefined ? '-' : window[name].at === null ? 'n' : 't';
      const filters = Object.keys(list.filters ?? {}).filter((name) => args[at]![name] != null);
      const reach = list.history ? ` ${reachOf(window, since)} ${since.getTime()}` : '';
      return `${window.size}${window.backward ? 'b' : 'f'}${side('after')}${side('before')}${filters.join('+')}${reach}`;
    })
    .join(' ');
}
