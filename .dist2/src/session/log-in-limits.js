import { usernameKey } from '../user/user-rules.js';
import { isKnown } from './known-device.js';
/** The form of a typed username or email address in which it is unique. */
export const logInName = (typed) => typed.includes('@') ? typed.toLowerCase() : usernameKey(typed);
/**
 * Counts a try to log in, before its password is looked at: by address, and by the name that was typed, or by device if
 * the account knows it. So guesses from many addresses end for everybody except the owner's own devices (OWASP, "Device
 * Cookies"), and an account that does not exist has the same limits. A username and an email address count apart, because
 * one that held the other would show that they belong together.
 * @param find finds the account
 * @returns the account, whether it knows the device, and what takes the try back if it was no wrong password
 * @throws RATE_LIMITED if a limit is reached
 */
export async function countLogIn({ limits, client }, { name, device }, find) {
    const counted = [];
    const count = async (limit, key) => {
        await limits.consume(limit, key, client);
        counted.push({ limit, key });
    };
    await count('log-in-address', client.address);
    // Before the database is asked, so that a name that is refused costs it nothing.
    if (!device)
        await count('log-in-account', name);
    const user = await find();
    const knownDevice = device && user && isKnown(device, user) ? device : undefined;
    if (knownDevice) {
        const { userId, deviceId, generation } = knownDevice;
        await count('log-in-device', `${userId}:${generation}:${deviceId}`);
        await count('log-in-devices', `${userId}:${generation}`);
    }
    else if (device)
        await count('log-in-account', name);
    return {
        user,
        knownDevice,
        async takeBack() {
            await Promise.all(counted.map(({ limit, key }) => limits.giveBack(limit, key)));
        },
    };
}
/** Forgets the wrong log-ins to an account, whose owner has just proved who they are. */
export async function forgetLogIns({ limits }, { username, email }) {
    await Promise.all([username, email].map((name) => limits.forget('log-in-account', logInName(name))));
}
//# sourceMappingURL=log-in-limits.js.map