import { useSyncExternalStore } from 'react';
import type { Live } from '../live.js';

/** The present value of something live. The component renders again when it changes. */
export function useLive<T>(live: Live<T>): T {
  return useSyncExternalStore(live.subscribe, live.get, live.get);
}
