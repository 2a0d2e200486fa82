import { createECDH, randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { isPushService } from '../../src/push/endpoint-address.js';
import { testEnvironment } from '../support/app.js';
import { caller, newOwner } from '../support/client.js';
import { pushEnvironment } from '../support/push-service.js';
import { startApp } from '../support/start-app.js';
import { registration } from './recipient.js';
import { faults } from '../support/faults.js';
const environment = { ...pushEnvironment(), RUN: 'api' };
const app = await startApp({ ...environment, PUSH_PRIVATE_NETWORK: 'refuse' });
const removal = `mutation ($input: RemovePushSubscriptionInput!) {
  removePushSubscription(input: $input) { removed }
}`;
const newKeys = () => ({
    p256dh: createECDH('prime256v1').generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
});
const newEndpoint = () => `https://93.184.216.34/push/${randomBytes(9).toString('base64url')}`;
const newSubscription = () => ({ endpoint: newEndpoint(), ...newKeys() });
const register = async (owner, input) => (await owner.request(registration, { input })).registerPushSubscription.pushSubscription.id;
const devicesOf = (owner) => app.database.query('SELECT id, endpoint, p256dh, auth, session_id FROM push_subscriptions WHERE user_id = $1 ORDER BY created_at, id', [owner.id]);
test('a device is registered for its owner and session', async () => {
    const owner = await newOwner(app.url);
    const subscription = newSubscription();
    const id = await register(owner, subscription);
    const [session] = await app.database.query('SELECT id FROM sessions WHERE user_id = $1', [
        owner.id,
    ]);
    expect(await devicesOf(owner)).toEqual([{ id, ...subscription, session_id: session.id }]);
});
test('anyone can read the key that browsers subscribe with', async () => {
    expect(await caller(app.url).request('{ webPushKey }')).toEqual({
        webPushKey: environment['VAPID_PUBLIC_KEY'],
    });
});
const url = 'Must be an https URL.';
const secret = 'Must not contain a user name or a password.';
const place = 'Must be at a public address.';
const bad = [
    ['', url],
    ['push', url],
    ['//93.184.216.34/push', url],
    ['ftp://93.184.216.34/push', url],
    ['javascript:alert(1)', url],
    ['http://93.184.216.34/push', url],
    ['https://93.184.216.34:99999/push', url],
    ['https://mina@93.184.216.34/push', secret],
    ['https://:word@93.184.216.34/push', secret],
    ['https://127.0.0.1/push', place],
    ['https://127.1/push', place],
    ['https://2130706433/push', place],
    ['https://0x7f000001/push', place],
    ['https://127.0.0.1./push', place],
    ['https://0.0.0.0/push', place],
    ['https://10.1.2.3/push', place],
    ['https://172.16.0.1/push', place],
    ['https://192.168.1.1/push', place],
    ['https://169.254.169.254/latest/meta-data', place],
    ['https://100.64.0.1/push', place],
    ['https://192.0.2.1/push', place],
    ['https://224.0.0.1/push', place],
    ['https://255.255.255.255/push', place],
    ['https://[::]/push', place],
    ['https://[::1]/push', place],
    ['https://[::7f00:1]/push', place],
    ['https://[::ffff:127.0.0.1]/push', place],
    ['https://[::ffff:93.184.216.34]/push', place],
    ['https://[64:ff9b::7f00:1]/push', place],
    ['https://[2002:7f00:1::]/push', place],
    ['https://[fc00::1]/push', place],
    ['https://[fe80::1]/push', place],
    ['https://[fec0::1]/push', place],
    ['https://[ff02::1]/push', place],
    ['https://localhost/push', place],
    ['https://LOCALHOST./push', place],
    ['https://nowhere.invalid/push', place],
];
test.each(bad)('the endpoint %p is refused', async (endpoint, fault) => {
    const owner = await newOwner(app.url);
    const { extensions } = await owner.requestError(registration, { input: { ...newKeys(), endpoint } });
    expect(extensions).toEqual({ code: 'BAD_USER_INPUT', fields: faults({ endpoint: fault }) });
    expect(await devicesOf(owner)).toEqual([]);
});
test('an endpoint has at most 2048 characters, both as given and as stored', async () => {
    const owner = await newOwner(app.url);
    for (const path of ['x'.repeat(2048), 'é'.repeat(400)]) {
        const input = { ...newKeys(), endpoint: `https://93.184.216.34/${path}` };
        expect((await owner.requestError(registration, { input })).extensions.fields).toEqual(faults({
            endpoint: 'Must be at most 2048 characters long.',
        }));
    }
    const start = newEndpoint();
    await register(owner, { ...newKeys(), endpoint: start.padEnd(2048, 'x') });
    expect((await devicesOf(owner))[0].endpoint).toHaveLength(2048);
});
test.each(['https://93.184.216.34:8443/push', 'https://[2606:4700::1111]/push'])('the endpoint %p is taken', async (endpoint) => {
    const owner = await newOwner(app.url);
    await register(owner, { ...newKeys(), endpoint });
    expect(await devicesOf(owner)).toMatchObject([{ endpoint }]);
});
const point = Buffer.from(newKeys().p256dh, 'base64url');
const withFirst = (byte) => Buffer.concat([Buffer.from([byte]), point.subarray(1)]);
const keys = [
    ['nothing', Buffer.alloc(0)],
    ['a compressed point', Buffer.concat([Buffer.from([2]), point.subarray(1, 33)])],
    ['a hybrid point', withFirst(6 + (point.at(-1) & 1))],
    ['a point without its mark', withFirst(0)],
    ['a point that is not on the curve', Buffer.from(point).fill(7, 1)],
    ['a point of another curve', createECDH('secp256k1').generateKeys()],
    ['a byte more', Buffer.concat([point, Buffer.alloc(1)])],
    ['a byte less', point.subarray(0, -1)],
];
test.each(keys)('a key is refused: %s', async (_what, key) => {
    const owner = await newOwner(app.url);
    const input = { ...newSubscription(), p256dh: key.toString('base64url') };
    expect((await owner.requestError(registration, { input })).extensions).toEqual({
        code: 'BAD_USER_INPUT',
        fields: faults({ p256dh: "Must be a browser's p256dh key." }),
    });
});
test('one error lists all faults and repeats no input', async () => {
    const owner = await newOwner(app.url);
    const input = { endpoint: 'gopher://me', p256dh: `${newKeys().p256dh}x`, auth: 'c2VjcmV0' };
    const error = await owner.requestError(registration, { input });
    expect(error.extensions.fields).toEqual(faults({
        endpoint: url,
        p256dh: "Must be a browser's p256dh key.",
        auth: "Must be a browser's auth secret.",
    }));
    for (const given of ['gopher', 'c2VjcmV0'])
        expect(JSON.stringify(error)).not.toContain(given);
});
test('registering and removing need a signed-in owner', async () => {
    const stranger = caller(app.url);
    const input = newSubscription();
    for (const [mutation, given] of [
        [registration, input],
        [removal, { endpoint: input.endpoint }],
    ])
        expect((await stranger.requestError(mutation, { input: given })).extensions.code).toBe('UNAUTHENTICATED');
});
test('registering an endpoint again replaces its keys, however it is written', async () => {
    const owner = await newOwner(app.url);
    const first = newSubscription();
    const id = await register(owner, first);
    const keysAfter = newKeys();
    const endpoint = first.endpoint.replace('https://', 'HTTPS://').replace('/push', ':443/./push');
    expect(await register(owner, { endpoint, ...keysAfter })).toBe(id);
    expect(await devicesOf(owner)).toMatchObject([{ id, endpoint: first.endpoint, ...keysAfter }]);
});
test('a browser that another owner registers becomes theirs, and its queued pushes are deleted', async () => {
    const [before, after] = [await newOwner(app.url), await newOwner(app.url)];
    const subscription = newSubscription();
    await register(before, subscription);
    await app.database.query(`WITH notification AS (INSERT INTO notifications (user_id, notification_type, title, content) VALUES ($1, 'SYSTEM', 'a', 'b') RETURNING id)
     INSERT INTO push_deliveries (notification_id, push_subscription_id)
     SELECT notification.id, push_subscriptions.id FROM notification, push_subscriptions WHERE user_id = $1`, [before.id]);
    const onTheirWay = () => app.database.query('SELECT 1 FROM push_deliveries');
    expect(await onTheirWay()).toHaveLength(1);
    await register(after, subscription);
    expect(await devicesOf(before)).toEqual([]);
    expect(await devicesOf(after)).toHaveLength(1);
    expect(await onTheirWay()).toEqual([]);
});
test('an endpoint without its keys is not taken from its owner', async () => {
    const [owner, stranger] = [await newOwner(app.url), await newOwner(app.url)];
    const subscription = newSubscription();
    await register(owner, subscription);
    const before = await devicesOf(owner);
    const { endpoint, p256dh, auth } = subscription;
    for (const others of [newKeys(), { ...newKeys(), p256dh }, { ...newKeys(), auth }])
        for (const written of [
            endpoint,
            endpoint.replace('https://', 'HTTPS://').replace('/push', ':443/./push'),
        ]) {
            const error = await stranger.requestError(registration, { input: { endpoint: written, ...others } });
            expect(error.extensions).toEqual({
                code: 'CONFLICT',
                fields: faults({ endpoint: 'Cannot be used. Subscribe in the browser again.' }),
            });
        }
    expect(await devicesOf(owner)).toEqual(before);
    expect(await devicesOf(stranger)).toEqual([]);
});
const hosts = [
    ['https://fcm.googleapis.com/fcm/send/x', true],
    ['https://fcm.googleapis.com:443/fcm/send/x', true],
    ['https://FCM.googleapis.com/x', true],
    ['https://android.googleapis.com/gcm/send/x', true],
    ['https://updates.push.services.mozilla.com/wpush/v2/x', true],
    ['https://eu.push.services.mozilla.com/x', true],
    ['https://wns2-db5p.notify.windows.com/w/?token=x', true],
    ['https://web.push.apple.com/x', true],
    ['https://api.push.apple.com/x', true],
    ['https://fcm.googleapis.com:8443/x', false],
    ['https://fcm.googleapis.com:22/x', false],
    ['https://push.services.mozilla.com/x', false],
    ['https://evilpush.apple.com/x', false],
    ['https://web.push.apple.com.evil.example/x', false],
    ['https://fcm.googleapis.com./x', false],
    ['https://googleapis.com/x', false],
    ['https://93.184.216.34/x', false],
    ['https://example.com/x', false],
];
test.each(hosts)('only the ports and hosts of push services are called: %s', async (endpoint, isKnown) => {
    const strict = readConfig({ ...testEnvironment('postgres://localhost/x') }).push.hosts;
    expect(isPushService(endpoint, strict)).toBe(isKnown);
    const named = ['push.example.com', '*.example.org:8443'];
    expect(isPushService(endpoint, named)).toBe(false);
    expect(isPushService('https://a.example.org:8443/x', named)).toBe(true);
    expect(isPushService('https://a.example.org/x', named)).toBe(false);
});
test('an endpoint elsewhere is refused before its name is looked up', async () => {
    const strict = await app.another({ PUSH_HOSTS: 'push.example.com, *.example.org:8443' });
    const owner = await newOwner(strict.url);
    for (const endpoint of ['https://93.184.216.34/x', 'https://example.org:8443/x', 'https://a.example.org/x'])
        expect((await owner.requestError(registration, { input: { ...newKeys(), endpoint } })).extensions).toEqual({
            code: 'BAD_USER_INPUT',
            fields: faults({ endpoint: 'Must be at a push service that this server knows.' }),
        });
});
test.each(['https://push.example.com', '*.', 'a b', '*.*.com', 'push.example.com:port', ''])('PUSH_HOSTS takes hosts only, not %j', (value) => {
    const read = () => readConfig({ ...testEnvironment('postgres://localhost/x'), PUSH_HOSTS: value });
    if (value === '')
        expect(read().push.hosts).toContain('fcm.googleapis.com');
    else
        expect(read).toThrow('PUSH_HOSTS must be');
});
test('when many owners register one browser at once, one gets it', async () => {
    const owners = await Promise.all(Array.from({ length: 8 }, () => newOwner(app.url)));
    const subscription = newSubscription();
    const { endpoint } = subscription;
    await Promise.all(owners.map((owner) => register(owner, subscription)));
    const rows = await app.database.query('SELECT 1 FROM push_subscriptions WHERE endpoint = $1', [endpoint]);
    expect(rows).toHaveLength(1);
});
test('an owner has ten devices, and the next replaces the one registered longest ago', async () => {
    const owner = await newOwner(app.url);
    const subscriptions = Array.from({ length: 10 }, newSubscription);
    for (const subscription of subscriptions)
        await register(owner, subscription);
    // The oldest is registered again, so the second is replaced.
    await register(owner, subscriptions[0]);
    await register(owner, newSubscription());
    const kept = (await devicesOf(owner)).map(({ endpoint }) => endpoint);
    expect(kept).toHaveLength(10);
    expect(kept).toContain(subscriptions[0].endpoint);
    expect(kept).not.toContain(subscriptions[1].endpoint);
    await Promise.all(Array.from({ length: 15 }, () => register(owner, newSubscription())));
    expect(await devicesOf(owner)).toHaveLength(10);
});
test('only its owner can remove a device', async () => {
    const [owner, other] = [await newOwner(app.url), await newOwner(app.url)];
    const { endpoint, ...rest } = newSubscription();
    await register(owner, { endpoint, ...rest });
    const remove = async (who) => (await who.request(removal, { input: { endpoint } })).removePushSubscription.removed;
    expect(await remove(other)).toBe(false);
    expect(await devicesOf(owner)).toHaveLength(1);
    expect(await remove(owner)).toBe(true);
    expect(await devicesOf(owner)).toEqual([]);
    expect(await remove(owner)).toBe(false);
});
test('where private networks are allowed, so are plain HTTP and private addresses', async () => {
    const lenient = await app.another({ PUSH_PRIVATE_NETWORK: 'allow' });
    const owner = await newOwner(lenient.url);
    for (const endpoint of ['http://127.0.0.1:8080/push', 'https://push.internal/x'])
        await register(owner, { ...newKeys(), endpoint });
    expect(await devicesOf(owner)).toHaveLength(2);
});
test('a server without keys has no key to return and registers no device', async () => {
    const mute = await app.another({ VAPID_PUBLIC_KEY: '', VAPID_PRIVATE_KEY: '', VAPID_SUBJECT: '' });
    const owner = await newOwner(mute.url);
    expect(await owner.request('{ webPushKey }')).toEqual({ webPushKey: null });
    expect((await owner.requestError(registration, { input: newSubscription() })).extensions).toEqual({
        code: 'CONFLICT',
        fields: faults({ endpoint: 'Cannot be used: this server sends no pushes.' }),
    });
});
//# sourceMappingURL=registration.test.js.map