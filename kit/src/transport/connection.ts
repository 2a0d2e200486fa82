import { openSource, type Live } from '../live.js';
import type { ConnectionState } from '../nuzzle.js';

/** How the socket and the browser tell the state of the connection. */
export interface Connection {
  readonly state: Live<ConnectionState>;
  /** The socket is open. */
  readonly up: () => void;
  /** The socket was lost, or could not be opened. */
  readonly down: () => void;
  /** No socket is needed. Requests tell whether the server can be reached. */
  readonly unused: () => void;
  /** A request has reached the server, or has not. */
  readonly request: (isReached: boolean) => void;
  readonly dispose: () => void;
}

/** How long a lost socket may take to come back before it is told, in milliseconds: tokens end, servers restart. */
const grace = 1500;

/** Node has a navigator that does not tell. */
const isOffline = (): boolean => 'onLine' in globalThis.navigator && !globalThis.navigator.onLine;

/** Opens the state of the connection. The browser's `offline` counts at once. */
export function openConnection(): Connection {
  const state = openSource<ConnectionState>('connecting');
  let socket: 'up' | 'down' | 'unused' = 'unused';
  let failures = 0;
  let missed = 0;
  let isAnswered = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    clearTimeout(timer);
    if (isOffline()) return state.set('offline');
    if (socket === 'up') return state.set('connected');
    if (socket === 'unused')
      return state.set(missed > 1 ? 'offline' : missed === 1 || !isAnswered ? 'connecting' : 'connected');
    const now = failures > 1 ? 'offline' : 'connecting';
    if (state.get() !== 'connected') return state.set(now);
    timer = setTimeout(() => state.set(failures > 1 ? 'offline' : 'connecting'), grace);
  };
  const events = new AbortController();
  const page =
    typeof addEventListener === 'function' && typeof document === 'object' ? globalThis : undefined;
  page?.addEventListener('online', tell, { signal: events.signal });
  page?.addEventListener('offline', tell, { signal: events.signal });
  return {
    state,
    up() {
      socket = 'up';
      failures = 0;
      tell();
    },
    down() {
      socket = 'down';
      failures++;
      if (state.get() !== 'connected' || failures === 1) tell();
    },
    unused() {
      socket = 'unused';
      failures = 0;
      tell();
    },
    request(isReached) {
      missed = isReached ? 0 : missed + 1;
      isAnswered ||= isReached;
      if (socket === 'unused') tell();
    },
    dispose() {
      clearTimeout(timer);
      events.abort();
    },
  };
}
