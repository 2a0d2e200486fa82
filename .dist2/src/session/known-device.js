import { createHash } from 'node:crypto';
/** Names a password by its stored hash, so that device tokens end with it. */
const generationOf = (passwordHash) => createHash('sha256').update(`device|${passwordHash}`).digest('base64url').slice(0, 22);
/** Whether a device is one that an account knows: it has shown the present password. */
export const isKnown = (device, account) => device.userId === account.id && device.generation === generationOf(account.password);
/** Issues the token by which an account knows a device again, until its password changes. */
export const issueDeviceToken = ({ tokens, now }, { id, password }, deviceId) => tokens.issueDevice({ userId: id, deviceId, generation: generationOf(password) }, now());
//# sourceMappingURL=known-device.js.map