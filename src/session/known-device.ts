import { createHash } from 'node:crypto';
import type { Context, KnownDevice } from '../context.js';

/** The parts of an account that tell whether it knows a device. */
interface KnowingAccount {
  readonly id: string;
  /** The stored hash. Its salt is secret, so that the name of it reveals nothing. */
  readonly password: string;
}

/** Names a password by its stored hash, so that device tokens end with it. */
const generationOf = (passwordHash: string): string =>
  createHash('sha256').update(`device|${passwordHash}`).digest('base64url').slice(0, 22);

/** Whether a device is one that an account knows: it has shown the present password. */
export const isKnown = (device: KnownDevice, account: KnowingAccount): boolean =>
  device.userId === account.id && device.generation === generationOf(account.password);

/** Issues the token by which an account knows a device again, until its password changes. */
export const issueDeviceToken = (
  { tokens, now }: Pick<Context, 'tokens' | 'now'>,
  { id, password }: KnowingAccount,
  deviceId: string,
): Promise<string> => tokens.issueDevice({ userId: id, deviceId, generation: generationOf(password) }, now());
