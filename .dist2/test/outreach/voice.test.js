import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { goAway, outreachesOf, until } from '../support/absence.js';
import { newOwner, newPet } from '../support/client.js';
import { Provider } from '../support/provider.js';
import { startApp } from '../support/start-app.js';
const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({
    OPENAI_BASE_URL: provider.baseUrl,
    SWEEP_EVERY: '1s',
    // Longer than a busy machine delays a process.
    VOICE_FIRST_BYTE: '3s',
    VOICE_IDLE: '3s',
    VOICE_LONGEST: '5s',
    LEASE: '2s',
});
const good = { kind: 'speak', words: ['The sun is on your chair.'] };
beforeEach(() => {
    provider.requests.length = 0;
    provider.otherwise = good;
});
/** The messages and notifications of an owner once the outreach has ended. */
async function outcome(name = 'Coco') {
    const owner = await newOwner(app.url);
    await newPet(owner, name);
    await goAway(app, owner);
    const [outreach] = await until(() => outreachesOf(app, owner), ([one]) => one?.state === 'SENT' || one?.state === 'FAILED');
    const notifications = await app.database.query(`SELECT status, content, delivery_metadata AS metadata FROM notifications WHERE user_id = $1 AND notification_type = 'PET_MESSAGE'`, [owner.id]);
    const messages = await app.database.query(`SELECT content FROM messages WHERE chat_room_id IN (SELECT id FROM chat_rooms WHERE user_id = $1)`, [owner.id]);
    return {
        outreach: outreach,
        notifications,
        messages: messages.map(({ content }) => content),
        requests: provider.countFor(name),
    };
}
const misbehaving = [
    ['429', { kind: 'status', status: 429 }, 'VOICE_BUSY'],
    ['500', { kind: 'status', status: 500 }, 'VOICE_DOWN'],
    ['nothing', { kind: 'silent' }, 'VOICE_TIMEOUT'],
    ['401', { kind: 'status', status: 401 }, 'VOICE_MISCONFIGURED'],
    ['garbage', { kind: 'garbage' }, 'VOICE_GARBLED'],
    ['an empty string', { kind: 'speak', words: [''] }, 'VOICE_EMPTY'],
    ['half an answer', { kind: 'cut', words: ['Half '] }, 'VOICE_CUT_OFF'],
    ['a token at a time, for ever', { kind: 'drip', every: 100 }, 'VOICE_TIMEOUT'],
];
test('a voice that fails once is retried', async () => {
    await Promise.all(misbehaving.map(async ([_name, behaviour], at) => {
        provider.scripts.set(`Once ${at}`, [behaviour]);
        const { outreach, notifications, messages, requests } = await outcome(`Once ${at}`);
        expect(requests).toBe(2);
        expect(outreach.state).toBe('SENT');
        expect(messages).toEqual(['The sun is on your chair.']);
        expect(notifications).toMatchObject([{ status: 'SENT', metadata: { voiceAttempts: 2, attempts: 1 } }]);
    }));
});
test('an outreach fails with its reason after the voice has failed four times', async () => {
    await Promise.all(misbehaving.map(async ([kind, behaviour, reason], at) => {
        provider.scripts.set(`Always ${at}`, Array(10).fill(behaviour));
        const { outreach, notifications, messages, requests } = await outcome(`Always ${at}`);
        expect([kind, requests, outreach]).toMatchObject([kind, 4, { state: 'FAILED', reason }]);
        expect(messages).toEqual([]);
        expect(notifications).toEqual([
            {
                status: 'FAILED',
                content: `Always ${at} wanted to write to you but couldn't find the words.`,
                metadata: { reason, attempts: 4 },
            },
        ]);
    }));
});
test('an outreach fails when the voice keeps repeating the last words', async () => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    await app.database.query(`INSERT INTO notifications (user_id, pet_id, notification_type, title, content, status, sent_at)
     VALUES ($1, $2, 'PET_MESSAGE', 'Coco', 'The sun is on your chair.', 'SENT', clock())`, [owner.id, pet.id]);
    await goAway(app, owner);
    await until(() => outreachesOf(app, owner), ([one]) => one?.state === 'FAILED');
    expect(provider.requests).toHaveLength(4);
    expect(await outreachesOf(app, owner)).toMatchObject([{ state: 'FAILED', reason: 'VOICE_REPEATED' }]);
});
test('a megabyte of words is cut at a thousand characters, and the request is aborted', async () => {
    provider.script.push({ kind: 'endless' });
    const aborted = provider.aborted();
    const { messages } = await outcome();
    await aborted;
    expect(messages).toHaveLength(1);
    expect(messages[0].length).toBeLessThanOrEqual(1000);
});
test('no notification stays PENDING', async () => {
    const [left] = await app.database.query(`SELECT count(*)::int AS n FROM notifications WHERE status = 'PENDING'`);
    expect(left).toEqual({ n: 0 });
});
//# sourceMappingURL=voice.test.js.map