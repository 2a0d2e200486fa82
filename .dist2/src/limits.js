/** Every limit on how often something may happen, by its name in answers, metrics and the log. */
export const limits = {
    /** Failed log-ins with one username or email address, from devices that it does not know. */
    'log-in-account': { setting: 'LIMIT_LOG_IN_ACCOUNT', rate: '10/15m', per: 'account', forgettable: true },
    /** Failed log-ins from one device that the account knows. */
    'log-in-device': { setting: 'LIMIT_LOG_IN_DEVICE', rate: '10/15m', per: 'device' },
    /** Failed log-ins from all devices that one account knows. */
    'log-in-devices': { setting: 'LIMIT_LOG_IN_DEVICES', rate: '50/15m', per: 'account' },
    /** Failed log-ins from one address, to any account. */
    'log-in-address': { setting: 'LIMIT_LOG_IN_ADDRESS', rate: '100/15m', per: 'address' },
    /** Tries to sign up. */
    'sign-up': { setting: 'LIMIT_SIGN_UP', rate: '30/1h', elsewhere: '1000/1h', per: 'address' },
    /** Mails that one address makes the server send. */
    'email-address': { setting: 'LIMIT_EMAIL_ADDRESS', rate: '20/1h', elsewhere: '1000/1h', per: 'address' },
    /** Mails with a link for a new password to one recipient. The window is shorter than such a link works. */
    'email-reset': { setting: 'LIMIT_EMAIL_RESET', rate: '3/15m', per: 'recipient' },
    /** Other mails to one recipient, counted for each kind. */
    'email-recipient': { setting: 'LIMIT_EMAIL_RECIPIENT', rate: '5/1h', per: 'recipient' },
    /** Wrong passwords of an owner who is logged in. */
    password: { setting: 'LIMIT_PASSWORD', rate: '10/15m', per: 'owner' },
    /** Refreshed sessions. */
    'refresh-session': { setting: 'LIMIT_REFRESH_SESSION', rate: '600/15m', per: 'address' },
    /** Messages in a minute. */
    'messages-minute': { setting: 'LIMIT_MESSAGES_MINUTE', rate: '60/1m', elsewhere: '300/1m', per: 'owner' },
    /** Messages in a day. */
    'messages-day': { setting: 'LIMIT_MESSAGES_DAY', rate: '5000/1d', per: 'owner' },
    /** Operations of an owner. */
    'operations-owner': { setting: 'LIMIT_OPERATIONS_OWNER', rate: '1200/1m', per: 'owner' },
    /** Operations from one address, of owners and of nobody. */
    'operations-address': {
        setting: 'LIMIT_OPERATIONS_ADDRESS',
        rate: '6000/1m',
        elsewhere: '300000/1m',
        per: 'address',
    },
    /** Exports of an owner's data. */
    export: { setting: 'LIMIT_EXPORT', rate: '10/1d', per: 'owner' },
    /** Registrations of devices for Web Push. */
    'push-registrations': { setting: 'LIMIT_PUSH_REGISTRATIONS', rate: '60/1h', per: 'owner' },
};
const secondsIn = { s: 1, m: 60, h: 3600, d: 86_400 };
// The timers of the memory that stands in for the store end before 25 days.
const maxSeconds = 7 * secondsIn.d;
/**
 * Reads a rate.
 * @param text `COUNT/DURATION`, such as `10/15m`, or `off`
 * @returns the rate; undefined for `off`; null if it is not a rate of at most a million in 1 second to 7 days
 */
export function parseRate(text) {
    if (text === 'off')
        return undefined;
    const [, points, count, unit] = /^(\d{1,7})\/(\d{1,7})([smhd])$/.exec(text) ?? [];
    const rate = { points: Number(points), seconds: Number(count) * secondsIn[unit] };
    const isRate = rate.points >= 1 && rate.points <= 1_000_000 && rate.seconds >= 1 && rate.seconds <= maxSeconds;
    return isRate ? rate : null;
}
//# sourceMappingURL=limits.js.map