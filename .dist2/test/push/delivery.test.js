import { afterAll, expect, test } from '@jest/globals';
import { countCharacters } from '../../src/text.js';
import { PushService, pushEnvironment } from '../support/push-service.js';
import { startApp } from '../support/start-app.js';
import { openNotifier, registration } from './recipient.js';
const service = await PushService.start();
afterAll(() => service.stop());
const environment = pushEnvironment();
const app = await startApp(environment);
const notifier = await openNotifier(app);
const devicesOf = (ownerId) => app.database.query('SELECT id FROM push_subscriptions WHERE user_id = $1', [ownerId]);
const status = (code, headers = {}) => ({
    kind: 'status',
    status: code,
    headers,
});
const hour = 3_600;
test('a notification reaches the browser, encrypted for it and signed by this server', async () => {
    const recipient = await notifier.newRecipient(service);
    const id = await notifier.notify(recipient, { content: 'I found your sock.' });
    const push = await recipient.device.next();
    expect(push).toMatchObject({
        payload: {
            title: recipient.pet.name,
            body: 'I found your sock.',
            tag: push.topic,
            data: { notificationId: id, chatRoomId: recipient.pet.roomId, petId: recipient.pet.id },
        },
        urgency: 'normal',
        vapid: { publicKey: environment['VAPID_PUBLIC_KEY'], subject: environment['VAPID_SUBJECT'] },
    });
    expect(push.ttl).toBeGreaterThan(2 * hour - 60);
    expect(push.ttl).toBeLessThanOrEqual(2 * hour);
    const stored = await notifier.until(id, (delivery) => delivery?.state === 'SENT');
    expect(stored).toMatchObject({ state: 'SENT', attempts: 1, reason: null, due_in: null });
});
test('each notification has its own topic', async () => {
    const recipient = await notifier.newRecipient(service);
    for (const content of ['one', 'two'])
        await notifier.notify(recipient, { content });
    const topics = [(await recipient.device.next()).topic, (await recipient.device.next()).topic];
    expect(new Set(topics).size).toBe(2);
});
test.each(['🐈‍⬛'.repeat(250), '\u0001'.repeat(998) + 'ab', 'Meow. '.repeat(166)])('long words are shortened to what a push can carry', async (content) => {
    const recipient = await notifier.newRecipient(service);
    await notifier.notify(recipient, { content: content.trim() });
    const { payload, bytes } = await recipient.device.next();
    const body = payload['body'];
    expect(countCharacters(body)).toBeLessThanOrEqual(300);
    expect(countCharacters(body)).toBeGreaterThan(150);
    expect(content.startsWith(body)).toBe(true);
    expect(bytes).toBeLessThanOrEqual(4096);
});
test("a notification reaches all of its owner's devices, and nobody else's", async () => {
    const recipient = await notifier.newRecipient(service);
    const stranger = await notifier.newRecipient(service);
    const second = service.newDevice();
    await recipient.owner.request(registration, { input: second.subscription });
    await notifier.notify(recipient);
    const [one, other] = await Promise.all([recipient.device.next(), second.next()]);
    expect(one.payload).toEqual(other.payload);
    expect(stranger.device.received).toEqual([]);
});
test.each([404, 410])('a device that is gone (%p) is removed', async (code) => {
    const recipient = await notifier.newRecipient(service);
    recipient.device.script.push(status(code));
    const id = await notifier.notify(recipient);
    expect(await notifier.until(id, (delivery) => delivery === undefined)).toBeUndefined();
    expect(await devicesOf(recipient.owner.id)).toEqual([]);
    expect(recipient.device.received).toHaveLength(1);
});
const waits = [
    [{ 'retry-after': '120' }, 120],
    [
        {
            'retry-after': 'Mon, 23 Nov 2026 10:01:30 GMT',
            // The clock of the service may differ from ours.
            date: 'Mon, 23 Nov 2026 10:00:00 GMT',
        },
        90,
    ],
    [{ 'retry-after': '86400' }, hour],
];
test.each(waits)('a push to a busy service (429) is retried after its Retry-After: %p', async (headers, seconds) => {
    const recipient = await notifier.newRecipient(service);
    recipient.device.script.push(status(429, headers));
    await app.database.stopClock(new Date());
    const id = await notifier.notify(recipient);
    const stored = await notifier.until(id, (delivery) => (delivery?.due_in ?? 0) > 30);
    await app.database.moveClock(0);
    expect(stored).toMatchObject({ state: 'PENDING', attempts: 1, due_in: seconds });
    expect(recipient.device.received).toHaveLength(1);
});
const passing = [
    ['500', status(500)],
    ['503', status(503)],
    ['429 without a time', status(429)],
    ['429 with a time that is none', status(429, { 'retry-after': 'soon' })],
    ['a connection that is cut', { kind: 'cut' }],
];
test.each(passing)('%s is retried, on the same topic', async (_name, behaviour) => {
    const recipient = await notifier.newRecipient(service);
    recipient.device.script.push(behaviour);
    const id = await notifier.notify(recipient);
    const [first, second] = [await recipient.device.next(), await recipient.device.next()];
    expect(second.topic).toBe(first.topic);
    expect(second.payload).toEqual(first.payload);
    const stored = await notifier.until(id, (delivery) => delivery?.state === 'SENT');
    expect(stored).toMatchObject({ state: 'SENT', attempts: 2 });
});
const later = [
    [3, 8],
    [7, 128],
    [8, 256],
];
test.each(later)('after %p failures the next one waits for %p s', async (attempts, pause) => {
    const recipient = await notifier.newRecipient(service);
    recipient.device.script.push(status(500));
    await app.database.stopClock(new Date());
    const id = await notifier.notify(recipient, { dueIn: hour });
    await dueAfter(id, attempts);
    await recipient.device.next();
    const stored = await notifier.until(id, (delivery) => delivery?.attempts === attempts + 1 && isPutOff(delivery));
    await app.database.moveClock(0);
    expect(stored.due_in).toBe(pause);
});
test('after the tenth attempt the push fails, and the device stays', async () => {
    const recipient = await notifier.newRecipient(service);
    recipient.device.script.push(status(500));
    const id = await notifier.notify(recipient, { dueIn: hour });
    await dueAfter(id, 9);
    const stored = await notifier.until(id, (delivery) => delivery?.state === 'FAILED');
    expect(stored).toMatchObject({ state: 'FAILED', reason: 'PUSH_DOWN', attempts: 10, due_in: null });
    expect(await devicesOf(recipient.owner.id)).toHaveLength(1);
});
test('a push whose processes crashed ten times is not attempted again', async () => {
    const recipient = await notifier.newRecipient(service);
    const id = await notifier.notify(recipient, { dueIn: hour });
    await dueAfter(id, 10);
    const stored = await notifier.until(id, (delivery) => delivery?.state === 'FAILED');
    expect(stored).toMatchObject({ state: 'FAILED', reason: 'INTERNAL' });
    expect(recipient.device.received).toEqual([]);
});
test.each([400, 401, 403, 413])('a push that is refused (%p) is not retried', async (code) => {
    const recipient = await notifier.newRecipient(service);
    recipient.device.script.push(status(code));
    const id = await notifier.notify(recipient);
    const stored = await notifier.until(id, (delivery) => delivery?.state === 'FAILED');
    expect(stored).toMatchObject({ state: 'FAILED', reason: 'PUSH_REFUSED', attempts: 1 });
    expect(await devicesOf(recipient.owner.id)).toHaveLength(1);
});
test.each([301, 302, 307, 308])('a redirect (%p) is not followed, and the device is removed', async (code) => {
    const recipient = await notifier.newRecipient(service);
    recipient.device.script.push({ kind: 'redirect', status: code });
    const id = await notifier.notify(recipient);
    expect(await notifier.until(id, (delivery) => delivery === undefined)).toBeUndefined();
    expect(await devicesOf(recipient.owner.id)).toEqual([]);
    expect(recipient.device.received).toHaveLength(1);
    expect(service.elsewhere).toBe(0);
});
test('an endless response is cut long before the timeout, and its push counts as sent', async () => {
    const recipient = await notifier.newRecipient(service);
    recipient.device.script.push({ kind: 'endless' });
    const aborted = service.aborted();
    const id = await notifier.notify(recipient);
    await aborted;
    // Little more than the system's buffers hold; ten seconds, the timeout, would give far more.
    expect(service.endlessBytes).toBeLessThan(32 * 1024 ** 2);
    expect(await notifier.until(id, (delivery) => delivery?.state === 'SENT')).toMatchObject({ attempts: 1 });
});
test('a device whose session has ended gets no push and is removed', async () => {
    const recipient = await notifier.newRecipient(service);
    const id = await notifier.notify(recipient, { dueIn: hour });
    await recipient.owner.request('mutation { logOut { loggedOut } }');
    expect(await devicesOf(recipient.owner.id)).toHaveLength(1);
    await dueAfter(id, 0);
    expect(await notifier.until(id, (delivery) => delivery === undefined)).toBeUndefined();
    expect(await devicesOf(recipient.owner.id)).toEqual([]);
    expect(recipient.device.received).toEqual([]);
});
test('nothing is queued for a device whose session has ended', async () => {
    const recipient = await notifier.newRecipient(service);
    await recipient.owner.request('mutation { logOut { loggedOut } }');
    expect(await notifier.delivery(await notifier.notify(recipient))).toBeUndefined();
});
test('a device that another owner registers gets no push of the previous one', async () => {
    const recipient = await notifier.newRecipient(service);
    const other = await notifier.newRecipient(service);
    const id = await notifier.notify(recipient, { dueIn: hour });
    await app.database.query(`UPDATE push_subscriptions SET user_id = $2, session_id = (SELECT max(id) FROM sessions WHERE user_id = $2)
     WHERE user_id = $1`, [recipient.owner.id, other.owner.id]);
    await dueAfter(id, 0);
    const stored = await notifier.until(id, (delivery) => delivery?.state === 'FAILED');
    expect(stored).toMatchObject({ reason: 'OWNER_CHANGED' });
    expect(recipient.device.received).toEqual([]);
});
test('the time to live starts when the notification is sent', async () => {
    const recipient = await notifier.newRecipient(service);
    await notifier.notify(recipient, { secondsAgo: hour });
    const { ttl } = await recipient.device.next();
    expect(ttl).toBeGreaterThan(hour - 60);
    expect(ttl).toBeLessThanOrEqual(hour);
});
test('a push older than two hours is not sent', async () => {
    const recipient = await notifier.newRecipient(service);
    const id = await notifier.notify(recipient, { secondsAgo: 2 * hour + 1 });
    const stored = await notifier.until(id, (delivery) => delivery?.state === 'FAILED');
    expect(stored).toMatchObject({ state: 'FAILED', reason: 'EXPIRED' });
    expect(recipient.device.received).toEqual([]);
});
test('a push that was not published, and one whose lease ran out, are found', async () => {
    const recipient = await notifier.newRecipient(service);
    const ids = [
        await notifier.notify(recipient, { dueIn: hour }),
        await notifier.notify(recipient, { dueIn: hour }),
    ];
    // One process crashed after the commit, and one while it was sending.
    await app.database.query(`UPDATE push_deliveries SET due_at = clock() WHERE notification_id = $1`, [
        ids[0],
    ]);
    await app.database.query(`UPDATE push_deliveries SET due_at = clock(), fence = 1, attempts = 1 WHERE notification_id = $1`, [ids[1]]);
    for (const [at, id] of ids.entries())
        expect(await notifier.until(id, (delivery) => delivery?.state === 'SENT')).toMatchObject({
            fence: at + 1,
            attempts: at + 1,
        });
    expect(recipient.device.received).toHaveLength(2);
});
test('deliveries are deleted after a week', async () => {
    const recipient = await notifier.newRecipient(service);
    const [old, fresh] = [await notifier.notify(recipient), await notifier.notify(recipient)];
    for (const id of [old, fresh])
        await notifier.until(id, (delivery) => delivery?.state === 'SENT');
    await app.database.query(`UPDATE push_deliveries SET created_at = clock() - interval '7 days 1 minute' WHERE notification_id = $1`, [old]);
    expect(await notifier.until(old, (delivery) => delivery === undefined)).toBeUndefined();
    expect(await notifier.delivery(fresh)).toMatchObject({ state: 'SENT' });
});
/** Makes a push due that has failed a number of times, without waking a worker. */
async function dueAfter(notificationId, attempts) {
    await app.database.query(`UPDATE push_deliveries SET attempts = $2, due_at = clock() WHERE notification_id = $1`, [notificationId, attempts]);
}
/** Returns whether it waits for longer than a lease lasts here. */
const isPutOff = ({ due_in }) => due_in !== null && due_in > 1;
//# sourceMappingURL=delivery.test.js.map