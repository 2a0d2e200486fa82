import type { TokenFieldsFragment } from '../generated/graphql.js';
import type { Owner } from './session-state.js';

/** What a session is proved with, and when that ends on this device's clock. Only memory has it. */
export interface Tokens {
  readonly accessToken: string;
  /** When the access token expires, in milliseconds since 1970 on this device's clock. */
  readonly expiresAt: number;
  readonly owner: Owner;
  /** The refresh token, if the server's cookie does not have it. */
  readonly refreshToken: string | null;
}

/**
 * Reads the tokens of an answer.
 * @param clockAhead by how much this device's clock is ahead of the server's, in milliseconds
 */
export const readTokens = (payload: TokenFieldsFragment, clockAhead: number): Tokens => ({
  accessToken: payload.accessToken,
  expiresAt: Date.parse(payload.expiresAt) + clockAhead,
  owner: payload.user,
  refreshToken: payload.refreshToken,
});
