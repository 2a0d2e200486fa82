import type { Context, KnownDevice, Spending } from '../context.js';

/** The log-in that a caller tries. */
interface TriedLogIn {
  /** The username or email address, in the form in which it is unique. */
  readonly name: string;
  /** The device that the caller showed, whoever owns it. */
  readonly device: KnownDevice | undefined;
}

/**
 * Counts a try to log in, before its password is looked at: by address and by account, or by device alone if the account
 * knows it. So guesses from many addresses end for everybody except the owner's own devices (OWASP, "Device Cookies").
 * An account that does not exist has the same limits.
 * @param find finds the account's id
 * @returns takes the try back, for one that succeeds
 * @throws RATE_LIMITED if a limit is reached
 */
export async function countLogIn<User extends { id: string }>(
  { limits, client }: Context,
  { name, device }: TriedLogIn,
  find: () => Promise<User | null>,
): Promise<{ user: User | null; takeBack: () => Promise<void> }> {
  const counted: Spending[] = [];
  const count = async (limit: Spending['limit'], key: string) => {
    await limits.consume(limit, key, client);
    counted.push({ limit, key });
  };
  const countStranger = async () => {
    await count('log-in-address', client.address);
    // By name too, so that a name that is refused is refused without asking the database.
    await count('log-in-account', `name:${name}`);
  };
  if (!device) await countStranger();
  const user = await find();
  if (device && device.userId === user?.id)
    await count('log-in-device', `${device.userId}:${device.deviceId}`);
  else {
    if (device) await countStranger();
    await count('log-in-account', user ? `user:${user.id}` : `nobody:${name}`);
  }
  return {
    user,
    async takeBack() {
      await Promise.all(counted.map(({ limit, key }) => limits.giveBack(limit, key)));
    },
  };
}
