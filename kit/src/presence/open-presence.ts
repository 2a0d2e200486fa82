import { SetPresenceDocument, type PresenceState } from '../generated/graphql.js';
import { openSource } from '../live.js';
import type { Tabs } from '../tabs/tabs.js';
import type { PostOperation } from '../transport/post-operation.js';
import type { Presence } from './presence.js';

/** Presence as the other parts of the client use it. */
export interface OpenPresence {
  readonly presence: Presence;
  /** Tells it for a session that begins, or nothing while nobody is logged in. */
  follow(accessToken: (() => string | undefined) | undefined): void;
  readonly dispose: () => void;
}

/** What an owner does, as browsers tell it. */
const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const;

/** After how long a tab looks again whether others have their owner, in milliseconds. */
const secondLook = 1000;

/**
 * Opens presence. In a browser, an owner is there while the page is visible and something was typed or touched lately.
 * The state belongs to the session, which all tabs share: it is AWAY when no tab has its owner.
 * @param awayAfter after how long without input the owner counts as away, in milliseconds
 */
export function openPresence(post: PostOperation, tabs: Tabs, awayAfter: number): OpenPresence {
  const state = openSource<PresenceState>('ACTIVE');
  let token: (() => string | undefined) | undefined;
  let told: PresenceState | undefined;
  let hide: (() => Promise<void>) | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let telling = Promise.resolve();
  const events = new AbortController();

  const tell = async (keepalive: boolean, isAgain = false): Promise<void> => {
    clearTimeout(again);
    const wanted = state.get();
    const accessToken = token?.();
    if (accessToken === undefined || told === wanted) return;
    if (wanted === 'AWAY' && (await tabs.othersShow('active'))) {
      // Another tab may leave in this moment, and see this one.
      if (!isAgain) again = setTimeout(() => void tell(false, true), secondLook);
      return;
    }
    try {
      await post(SetPresenceDocument, { input: { state: wanted } }, { accessToken, keepalive });
      told = wanted;
    } catch {
      // The next change tells it. Until then, what the owner sends counts all the same.
    }
  };

  const set = (next: PresenceState, keepalive = false): void => {
    state.set(next);
    if (next === 'ACTIVE' && token) hide ??= tabs.show('active');
    else {
      const hidden = hide?.();
      hide = undefined;
      if (next === 'AWAY') clearTimeout(idle);
      if (hidden) telling = telling.then(() => hidden);
    }
    telling = telling.then(() => tell(keepalive));
  };

  const page = typeof document === 'object' ? document : undefined;
  const isVisible = (): boolean => page?.visibilityState !== 'hidden';
  const live = (): void => {
    if (!isVisible()) return;
    clearTimeout(idle);
    idle = setTimeout(() => set('AWAY'), awayAfter);
    if (state.get() === 'AWAY') {
      // Another tab may have told AWAY meanwhile.
      told = undefined;
      set('ACTIVE');
    }
  };
  const look = (): void => (isVisible() ? live() : set('AWAY', true));
  if (page) {
    const { signal } = events;
    page.addEventListener('visibilitychange', look, { signal });
    for (const sign of signsOfLife) addEventListener(sign, live, { signal, passive: true, capture: true });
    addEventListener('pagehide', () => set('AWAY', true), { signal });
    addEventListener('pageshow', look, { signal });
    if (!isVisible()) state.set('AWAY');
    else live();
  }

  return {
    presence: { get: state.get, subscribe: state.subscribe, set: (next) => set(next) },
    follow(accessToken) {
      token = accessToken;
      // A session that says nothing is ACTIVE.
      told = accessToken ? undefined : told;
      void hide?.();
      hide = undefined;
      if (!accessToken) return;
      set(state.get());
    },
    dispose() {
      events.abort();
      clearTimeout(idle);
      clearTimeout(again);
      void hide?.();
    },
  };
}
