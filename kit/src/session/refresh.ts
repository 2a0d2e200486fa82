import { RefreshSessionDocument } from '../generated/graphql.js';
import type { Tabs } from '../tabs/tabs.js';
import type { PostOperation } from '../transport/post-operation.js';
import type { Wait } from '../wait.js';
import type { Secrets } from './secrets.js';
import { readTokens, type Tokens } from './tokens.js';

/** What a refresh works on. */
export interface RefreshParts {
  readonly post: PostOperation;
  readonly tabs: Tabs;
  readonly secrets: Secrets;
  /** Ends when another tab has told new tokens. */
  readonly arrival: Wait;
  /** The tokens that this tab has. */
  readonly present: () => Tokens | undefined;
  readonly adopt: (tokens: Tokens) => void;
}

/** How long another tab may take to tell its tokens, in milliseconds. */
const answerTime = 2000;

/**
 * Makes what refreshes the session: once for all tabs, however many ask at once. The lock lets one tab refresh; the
 * next one in finds the tokens that the first has told.
 * @returns refreshes, unless the tokens are no longer those that the caller used
 */
export function openRefresh(parts: RefreshParts): (used: Tokens | undefined) => Promise<Tokens> {
  const { post, tabs, secrets, arrival, present, adopt } = parts;
  let running: Promise<Tokens> | undefined;

  const fromOthers = async (used: Tokens | undefined): Promise<Tokens | undefined> => {
    const isNew = (): boolean => present() !== undefined && present()?.accessToken !== used?.accessToken;
    if (isNew()) return present();
    if (!(await tabs.othersShow('signed in'))) return undefined;
    tabs.post({ type: 'tokensWanted', after: used?.expiresAt ?? 0 });
    await arrival.for(answerTime);
    return isNew() ? present() : undefined;
  };

  const refresh = async (used: Tokens | undefined): Promise<Tokens> => {
    const theirs = await fromOthers(used);
    if (theirs) return theirs;
    const refreshToken = await secrets.refreshToken();
    const { data, clockAhead } = await post(RefreshSessionDocument, {
      input: refreshToken === undefined ? {} : { refreshToken },
    });
    await secrets.keep(data.refreshSession);
    const tokens = readTokens(data.refreshSession, clockAhead);
    adopt(tokens);
    tabs.post({ type: 'tokens', tokens });
    return tokens;
  };

  return (used) => {
    running ??= tabs.lock('refresh', () => refresh(used)).finally(() => (running = undefined));
    return running;
  };
}
