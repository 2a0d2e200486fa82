import { LogOutDocument, RefreshSessionDocument } from '../generated/graphql.js';
import { isTransient, toNuzzleError } from '../nuzzle-error.js';
import type { Tabs } from '../tabs/tabs.js';
import type { PostOperation } from '../transport/post-operation.js';
import { backoff, openWait } from '../wait.js';
import { openRefresh } from './refresh.js';
import type { Secrets } from './secrets.js';
import type { Tokens } from './tokens.js';

/** Keeps the tokens of the session valid, in this tab and in all others. */
export interface TokenKeeper {
  /** The tokens, valid or not; undefined if nobody is logged in. */
  readonly present: () => Tokens | undefined;
  /** Tokens that are valid for a while; undefined if nobody is logged in. Waits until that is known. */
  readonly fresh: () => Promise<Tokens | undefined>;
  /** Refreshes the session, unless the tokens are no longer those that the caller used. Once for all tabs. */
  readonly refresh: (used: Tokens | undefined) => Promise<Tokens>;
  /** Begins a session in all tabs. */
  readonly start: (tokens: Tokens) => void;
  /** Ends it in all tabs. */
  readonly end: (reason: string) => Promise<void>;
  /** Ends the session that a log-out without a connection has left on the server. */
  readonly payLogOut: () => Promise<void>;
  /** Tries again at once what waits for a connection. */
  readonly wake: () => void;
  readonly dispose: () => void;
}

/** How long before its end a token is renewed, in milliseconds, at most a fifth of its life. */
const margin = 60_000;
/** A token that ends sooner, in milliseconds, is not used any more. */
const tooLate = 5000;

/**
 * Opens the keeper.
 * @param onChange hears of each session that begins (with its tokens) or ends (with the reason)
 */
export function openTokenKeeper(
  post: PostOperation,
  tabs: Tabs,
  secrets: Secrets,
  onChange: (tokens: Tokens | undefined, reason: string | undefined) => void,
): TokenKeeper {
  let tokens: Tokens | undefined;
  let hide: (() => Promise<void>) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isDisposed = false;
  const known = Promise.withResolvers<void>();
  const arrival = openWait();
  const retry = openWait();

  const plan = (delay: number): void => {
    clearTimeout(timer);
    if (!isDisposed) timer = setTimeout(() => void renew(), Math.min(Math.max(delay, 0), 86_400_000));
  };

  const adopt = (next: Tokens): void => {
    if (isDisposed) return;
    const isSame = tokens?.owner.id === next.owner.id;
    tokens = next;
    failures = 0;
    hide ??= tabs.show('signed in');
    const life = next.expiresAt - Date.now();
    plan(Math.max(life - Math.min(margin, life / 5), 1000));
    arrival.wake();
    if (!isSame) onChange(next, undefined);
    known.resolve();
  };

  const drop = (reason: string): void => {
    clearTimeout(timer);
    tokens = undefined;
    void hide?.();
    hide = undefined;
    onChange(undefined, reason);
    known.resolve();
  };

  const end = async (reason: string): Promise<void> => {
    const ownerId = tokens?.owner.id;
    await secrets.forgetRefreshToken();
    drop(reason);
    if (ownerId !== undefined) tabs.post({ type: 'signedOut', ownerId, reason });
  };

  const once = openRefresh({ post, tabs, secrets, arrival, present: () => tokens, adopt });

  const refresh = async (used: Tokens | undefined): Promise<Tokens> => {
    if (tokens && tokens.accessToken !== used?.accessToken) return tokens;
    try {
      return await once(used);
    } catch (error) {
      const { code, details } = toNuzzleError(error);
      // Somebody may have logged in meanwhile.
      if (!isTransient(code) && tokens?.accessToken === used?.accessToken)
        await end(details.reason ?? 'SESSION_ENDED');
      throw error;
    }
  };

  const renew = async (): Promise<void> => {
    const used = tokens;
    if (!used) return;
    try {
      await refresh(used);
    } catch {
      if (tokens) plan(backoff(failures++, { first: 2000 }));
    }
  };

  const payLogOut = async (): Promise<void> => {
    try {
      const refreshToken = await secrets.refreshToken();
      const { data } = await post(RefreshSessionDocument, { input: refreshToken ? { refreshToken } : {} });
      await post(LogOutDocument, {}, { accessToken: data.refreshSession.accessToken });
    } catch (error) {
      if (toNuzzleError(error).code !== 'UNAUTHENTICATED') throw error;
    }
    await secrets.setOwesLogOut(false);
  };

  /** Finds out whether somebody is logged in; without a connection, as soon as there is one. */
  const begin = async (): Promise<void> => {
    if (await secrets.owesLogOut()) {
      drop('NO_TOKEN');
      await payLogOut().catch(() => undefined);
      return;
    }
    if (!(await secrets.mayHaveSession()) && !(await tabs.othersShow('signed in'))) return drop('NO_TOKEN');
    for (let attempt = 0; !tokens && !isDisposed; attempt++) {
      try {
        await once(undefined);
        return;
      } catch (error) {
        if (tokens || isDisposed) return;
        const { code, details } = toNuzzleError(error);
        if (!isTransient(code)) {
          await secrets.forgetRefreshToken();
          // Without a cookie, a server that keeps none asks for the token.
          return drop(code === 'UNAUTHENTICATED' ? (details.reason ?? 'NO_TOKEN') : 'NO_TOKEN');
        }
        await retry.for(
          details.retryAfterSeconds ? details.retryAfterSeconds * 1000 : backoff(attempt, { most: 30_000 }),
        );
      }
    }
  };

  tabs.listen((message) => {
    if (message.type === 'tokens') {
      const isOlder =
        tokens?.owner.id === message.tokens.owner.id && tokens.expiresAt > message.tokens.expiresAt;
      if (isOlder) return;
      void secrets.keep({ refreshToken: message.tokens.refreshToken });
      adopt(message.tokens);
    } else if (message.type === 'tokensWanted') {
      if (tokens && tokens.expiresAt > message.after && tokens.expiresAt - Date.now() > tooLate)
        tabs.post({ type: 'tokens', tokens });
      else tabs.post({ type: 'noTokens' });
    } else if (message.type === 'noTokens') arrival.wake();
    else if (message.type === 'signedOut' && message.ownerId === tokens?.owner.id) drop(message.reason);
  });
  void begin();

  return {
    present: () => tokens,
    async fresh() {
      await known.promise;
      if (!tokens || tokens.expiresAt - Date.now() > tooLate) return tokens;
      try {
        return await refresh(tokens);
      } catch (error) {
        if (!tokens) return undefined;
        throw error;
      }
    },
    refresh,
    start(next) {
      adopt(next);
      tabs.post({ type: 'tokens', tokens: next });
    },
    end,
    payLogOut,
    wake() {
      retry.wake();
      if (failures > 0) void renew();
    },
    dispose() {
      isDisposed = true;
      clearTimeout(timer);
      void hide?.();
      known.resolve();
      retry.wake();
      arrival.wake();
    },
  };
}
