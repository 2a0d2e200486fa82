import { useSyncExternalStore } from 'react';

// As in shell.module.css.
const wide = matchMedia('(width >= 52rem)');

/** Whether the window has room for the chats and a screen beside them. */
export const useIsWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches);

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}
