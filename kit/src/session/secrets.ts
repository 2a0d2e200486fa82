import type { TokenStorage } from '../nuzzle-options.js';

/** The refresh token, where the server's cookie does not hold it, and the device token. */
export interface Secrets {
  /** The newest refresh token; undefined if the cookie has it, or there is none. */
  readonly refreshToken: () => Promise<string | undefined>;
  /** Whether a session may be there to refresh. */
  readonly mayHaveSession: () => Promise<boolean>;
  /** The newest device token, for the next logIn. */
  readonly deviceToken: () => Promise<string | undefined>;
  /** Keeps the tokens of an answer. */
  readonly keep: (payload: { refreshToken?: string | null; deviceToken?: string | null }) => Promise<void>;
  /** Forgets the refresh token. The device token stays: it opens nothing by itself. */
  readonly forgetRefreshToken: () => Promise<void>;
  /** Whether a log-out could not reach the server, so that its cookie is still there. */
  readonly owesLogOut: () => Promise<boolean>;
  readonly setOwesLogOut: (owes: boolean) => Promise<void>;
}

/**
 * Opens what is kept between starts.
 * @param device keeps what is no secret by itself: the device token, and that a log-out is owed
 * @param storage keeps the refresh token; undefined leaves it to the cookie, or to memory
 * @param usesCookie whether the server was asked for its cookie
 */
export function openSecrets(
  device: TokenStorage,
  storage: TokenStorage | undefined,
  usesCookie: boolean,
): Secrets {
  let inMemory: string | undefined;
  const refreshToken = async (): Promise<string | undefined> =>
    (storage ? await storage.get('refreshToken') : inMemory) ?? undefined;
  return {
    refreshToken,
    mayHaveSession: async () => usesCookie || (await refreshToken()) !== undefined,
    deviceToken: async () => (await (storage ?? device).get('deviceToken')) ?? undefined,
    async keep({ refreshToken: newest, deviceToken }) {
      if (typeof newest === 'string') {
        if (storage) await storage.set('refreshToken', newest);
        else inMemory = newest;
      }
      if (typeof deviceToken === 'string') await (storage ?? device).set('deviceToken', deviceToken);
    },
    async forgetRefreshToken() {
      inMemory = undefined;
      await storage?.remove('refreshToken');
    },
    owesLogOut: async () => (await device.get('owesLogOut')) === 'yes',
    setOwesLogOut: async (owes) =>
      owes ? await device.set('owesLogOut', 'yes') : await device.remove('owesLogOut'),
  };
}
