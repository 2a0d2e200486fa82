/** Locks and signs of the tabs that share a name. */
export interface Locks {
  /** Runs the work while no other tab, and no other work of this one, does so under the same name. */
  readonly lock: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /**
   * Shows the others a sign until it is taken down, or the tab is gone.
   * @returns takes it down, and resolves when no other tab sees it any more
   */
  readonly show: (sign: string) => () => Promise<void>;
  /** Whether another tab shows a sign. */
  readonly othersShow: (sign: string) => Promise<boolean>;
  readonly close: () => void;
}

/**
 * Opens Web Locks if the client shares a name and there are any; otherwise locks that hold within this client.
 * @param name the prefix of all locks
 */
export function openLocks(name: string | undefined): Locks {
  // The types promise it everywhere; old browsers and pages without HTTPS have none.
  const manager = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  return name !== undefined && manager ? openWebLocks(manager, name) : openOwnLocks();
}

function openWebLocks(manager: LockManager, prefix: string): Locks {
  const closing = new AbortController();
  const mine = new Map<string, number>();
  const count = (name: string, by: number) => mine.set(name, (mine.get(name) ?? 0) + by);
  return {
    lock: (name, work) => manager.request(`${prefix} ${name}`, { signal: closing.signal }, work),
    show(sign) {
      const name = `${prefix} ${sign}`;
      const ended = Promise.withResolvers<void>();
      count(name, 1);
      const released = manager
        .request(name, { mode: 'shared', signal: closing.signal }, () => ended.promise)
        .catch(() => undefined)
        .finally(() => count(name, -1));
      closing.signal.addEventListener('abort', () => ended.resolve(), { once: true });
      return async () => {
        ended.resolve();
        await released;
      };
    },
    async othersShow(sign) {
      const name = `${prefix} ${sign}`;
      const { held = [], pending = [] } = await manager.query();
      return [...held, ...pending].filter((lock) => lock.name === name).length > (mine.get(name) ?? 0);
    },
    close: () => closing.abort(),
  };
}

function openOwnLocks(): Locks {
  const last = new Map<string, Promise<unknown>>();
  return {
    async lock(name, work) {
      const before = last.get(name);
      const ended = Promise.withResolvers<void>();
      last.set(name, ended.promise);
      await before;
      try {
        return await work();
      } finally {
        if (last.get(name) === ended.promise) last.delete(name);
        ended.resolve();
      }
    },
    show: () => () => Promise.resolve(),
    othersShow: () => Promise.resolve(false),
    close: () => undefined,
  };
}
