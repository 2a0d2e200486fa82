import { retry } from '../retry.js';
import { connect } from './connect.js';
const startTimeout = 30_000;
// SQLSTATE 28P01, invalid_password, and 57P03, cannot_connect_now: the server recovers from a crash.
const [invalidPassword, cannotConnectNow] = ['28P01', '57P03'];
/** The server's files were created with another secret than the data folder's. */
export class WrongSecret extends Error {
    constructor(options) {
        super('The data folder holds a database that was created with another secret.', options);
    }
}
/**
 * Retries until the server accepts a connection, for 30 seconds at most. Recovery after a crash does not count: it may
 * take as long as it needs.
 * @param interval between attempts, in milliseconds
 * @param attempt one attempt; is given what opens a connection and closes it again
 * @param signal ends the retries
 * @throws {WrongSecret} which no retry would change
 * @throws the last attempt's error, or the signal's reason
 */
export function untilReady(interval, attempt, signal) {
    let deadline = Date.now() + startTimeout;
    return retry(() => attempt(checkConnection), {
        retries: Infinity,
        factor: 1,
        minTimeout: interval,
        signal,
        onFailedAttempt: (error) => {
            if (codeOf(error) === cannotConnectNow)
                deadline = Date.now() + startTimeout;
        },
        shouldRetry: (error) => !(error instanceof WrongSecret) && Date.now() < deadline,
    });
}
async function checkConnection(url) {
    try {
        await (await connect(url)).end();
    }
    catch (error) {
        if (codeOf(error) === invalidPassword)
            throw new WrongSecret({ cause: error });
        throw error;
    }
}
const codeOf = (error) => error.code;
//# sourceMappingURL=until-ready.js.map