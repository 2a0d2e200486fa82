import type { MessagePageFragment } from '../generated/graphql.js';
import type { Tokens } from '../session/tokens.js';
import { openLocks, type Locks } from './locks.js';

/** What the tabs of a page tell each other. */
export type TabMessage =
  | { readonly type: 'tokens'; readonly tokens: Tokens }
  | { readonly type: 'tokensWanted'; readonly after: number }
  | { readonly type: 'noTokens' }
  | { readonly type: 'signedOut'; readonly ownerId: string; readonly reason: string }
  | { readonly type: 'outboxChanged'; readonly ownerId: string }
  | {
      readonly type: 'sent';
      readonly ownerId: string;
      readonly chatRoomId: string;
      readonly edge: MessagePageFragment['edges'][number];
    };

/** The tabs of one page, or the clients that share a name. */
export interface Tabs extends Locks {
  /** Whether there can be others. */
  readonly isShared: boolean;
  /** Tells all others. */
  readonly post: (message: TabMessage) => void;
  /** Hears what others tell. */
  readonly listen: (listener: (message: TabMessage) => void) => void;
}

/**
 * Opens the ways in which tabs talk: BroadcastChannel (WHATWG HTML) and Web Locks (W3C). Where there are none, the
 * client is alone, and locks hold within it.
 * @param name which clients belong together; undefined for one that is alone
 */
export function openTabs(name: string | undefined): Tabs {
  const channel =
    name !== undefined && typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : undefined;
  // Node would wait for it.
  (channel as { unref?: () => void } | undefined)?.unref?.();
  const listeners: ((message: TabMessage) => void)[] = [];
  channel?.addEventListener('message', ({ data }: { data: TabMessage }) => {
    for (const listener of listeners) listener(data);
  });
  let isClosed = false;
  const locks = openLocks(name);
  return {
    isShared: name !== undefined,
    post(message) {
      if (!isClosed) channel?.postMessage(message);
    },
    listen: (listener) => void listeners.push(listener),
    lock: locks.lock,
    show: locks.show,
    othersShow: locks.othersShow,
    close() {
      isClosed = true;
      listeners.length = 0;
      channel?.close();
      locks.close();
    },
  };
}
