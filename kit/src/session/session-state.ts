import type { OwnerFieldsFragment, SignUpInput } from '../generated/graphql.js';
import type { Live } from '../live.js';

/** The owner who is logged in. */
export type Owner = OwnerFieldsFragment;

/** Whether somebody is logged in. It is `loading` until the server has said so for the first time. */
export type SessionState =
  | { readonly status: 'loading'; readonly owner?: undefined; readonly reason?: undefined }
  | {
      readonly status: 'signedOut';
      readonly owner?: undefined;
      /** Why a session that was there has ended: SESSION_ENDED, TOKEN_INVALID, LOGGED_OUT. */
      readonly reason: string | undefined;
    }
  | { readonly status: 'signedIn'; readonly owner: Owner; readonly reason?: undefined };

/** What one needs to log in. */
export interface LogIn {
  /** The username or the email address. */
  readonly login: string;
  readonly password: string;
}

/** The session of this device, shared by all tabs. Its methods throw NuzzleError. */
export interface Session extends Live<SessionState> {
  /**
   * Creates an owner and logs them in, with the time zone and language of this device unless the input has them.
   * @returns the sentence that says that pets are AIs, to show at sign-up
   */
  readonly signUp: (input: SignUpInput) => Promise<{ readonly aiNotice: string }>;
  /** Logs an owner in on this device. */
  readonly logIn: (input: LogIn) => Promise<{ readonly aiNotice: string }>;
  /** Ends the session, in all tabs, and forgets what was not sent. Works without a connection too. */
  readonly logOut: () => Promise<void>;
  /** Ends all sessions of the owner, on all devices. Returns how many. */
  readonly logOutEverywhere: (input?: { readonly exceptThis?: boolean }) => Promise<number>;
  /** Erases the account and all its data. It cannot be undone. */
  readonly deleteAccount: (input: { readonly password: string }) => Promise<void>;
  /** Has a link for a new password sent. The answer does not say whether an account has the address. */
  readonly requestPasswordReset: (input: { readonly email: string }) => Promise<void>;
  /** Sets a new password by the token of a link. It ends all sessions; log in again. */
  readonly resetPassword: (input: { readonly token: string; readonly newPassword: string }) => Promise<void>;
  /** Confirms an email address by the token of a link. False while the other of two addresses has not confirmed. */
  readonly verifyEmail: (input: { readonly token: string }) => Promise<boolean>;
  /** An access token that is still valid, refreshed if need be; undefined if nobody is logged in. */
  readonly accessToken: () => Promise<string | undefined>;
}
