import {
  DeleteAccountDocument,
  LogInDocument,
  LogOutDocument,
  LogOutEverywhereDocument,
  RequestPasswordResetDocument,
  ResetPasswordDocument,
  SignUpDocument,
  VerifyEmailDocument,
  type TokenFieldsFragment,
} from '../generated/graphql.js';
import { openSource } from '../live.js';
import { NuzzleError } from '../nuzzle-error.js';
import type { Tabs } from '../tabs/tabs.js';
import type { Answer, PostOperation } from '../transport/post-operation.js';
import { openTokenKeeper, type TokenKeeper } from './token-keeper.js';
import type { Secrets } from './secrets.js';
import type { Owner, Session, SessionState } from './session-state.js';
import { readTokens } from './tokens.js';

/** The session as the other parts of the client use it. */
export interface OpenSession {
  readonly session: Session;
  readonly keeper: TokenKeeper;
  /** Replaces what is known of the owner, such as after a change of the account. */
  readonly setOwner: (owner: Owner) => void;
}

/**
 * Opens the session: it asks the server, or another tab, whether somebody is logged in.
 * @param onLeave forgets what is known of an owner who has left. The next one comes after that
 */
export function openSession(
  post: PostOperation,
  tabs: Tabs,
  secrets: Secrets,
  locale: string | undefined,
  onLeave: (owner: Owner, reason: string | undefined) => Promise<unknown>,
): OpenSession {
  const state = openSource<SessionState>({ status: 'loading' });
  let left: Promise<unknown> = Promise.resolve();
  const leave = (reason: string | undefined): void => {
    const { owner } = state.get();
    state.set({ status: 'signedOut', reason });
    if (owner) left = onLeave(owner, reason).catch(() => undefined);
  };
  const enter = async (owner: Owner): Promise<void> => {
    await left;
    if (keeper.present()?.owner.id === owner.id) state.set({ status: 'signedIn', owner });
  };
  const keeper = openTokenKeeper(post, tabs, secrets, (tokens, reason) => {
    if (!tokens) return leave(reason === 'NO_TOKEN' ? undefined : reason);
    if (state.get().status === 'signedIn') leave(undefined);
    return void enter(tokens.owner);
  });

  const signedIn = async (payload: TokenFieldsFragment, { clockAhead }: Answer<unknown>) => {
    await secrets.setOwesLogOut(false);
    await secrets.keep(payload);
    keeper.start(readTokens(payload, clockAhead));
    await enter(payload.user);
    return { aiNotice: payload.aiNotice };
  };

  /** Sends an operation with a token that is valid. */
  const asOwner: PostOperation = async (document, variables) => {
    const tokens = await keeper.fresh();
    try {
      return await post(document, variables, { accessToken: tokens?.accessToken });
    } catch (error) {
      if (!(error instanceof NuzzleError) || error.details.reason !== 'TOKEN_EXPIRED') throw error;
      const { accessToken } = await keeper.refresh(tokens);
      return await post(document, variables, { accessToken });
    }
  };

  const session: Session = {
    get: state.get,
    subscribe: state.subscribe,
    async signUp(input) {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const answer = await post(SignUpDocument, { input: { timeZone, locale, ...input } });
      return await signedIn(answer.data.signUp, answer);
    },
    async logIn(input) {
      const deviceToken = await secrets.deviceToken();
      const answer = await post(LogInDocument, { input: { ...input, deviceToken } });
      return await signedIn(answer.data.logIn, answer);
    },
    async logOut() {
      const accessToken = keeper.present()?.accessToken;
      await secrets.setOwesLogOut(true);
      try {
        if (accessToken !== undefined) await post(LogOutDocument, {}, { accessToken });
        await secrets.setOwesLogOut(false);
      } catch (error) {
        // The token has expired. If the server cannot be reached, the next start ends the session.
        if (error instanceof NuzzleError && error.code === 'UNAUTHENTICATED')
          await keeper.payLogOut().catch(() => undefined);
      }
      await keeper.end('LOGGED_OUT');
      await left;
    },
    async logOutEverywhere({ exceptThis = false } = {}) {
      const { data } = await asOwner(LogOutEverywhereDocument, { input: { exceptThis } });
      if (!exceptThis) {
        await keeper.end('LOGGED_OUT');
        await left;
      }
      return data.logOutEverywhere.endedSessions;
    },
    async deleteAccount(input) {
      await asOwner(DeleteAccountDocument, { input });
      await keeper.end('LOGGED_OUT');
      await left;
    },
    async requestPasswordReset(input) {
      await post(RequestPasswordResetDocument, { input });
    },
    async resetPassword(input) {
      const { data } = await post(ResetPasswordDocument, { input });
      await secrets.keep({ deviceToken: data.resetPassword.deviceToken });
    },
    async verifyEmail(input) {
      const { data } = await post(VerifyEmailDocument, { input });
      return data.verifyEmail.confirmed;
    },
    accessToken: async () => (await keeper.fresh())?.accessToken,
  };

  return {
    session,
    keeper,
    setOwner(owner) {
      const now = state.get();
      if (now.status === 'signedIn' && now.owner.id === owner.id) state.set({ status: 'signedIn', owner });
    },
  };
}
