import { strict as assert } from 'node:assert';
import { setTimeout as delay } from 'node:timers/promises';
import { crowdOutcome } from '../support/crowd.js';
import { openTestDatabase } from '../support/database.js';
import { testEnvironment } from '../support/app.js';
import { startProcess } from '../support/process.js';
import { Provider } from '../support/provider.js';
import { pushEnvironment, PushService } from '../support/push-service.js';
import { openGates } from './gates.js';
const lease = 1_000;
/** Creates an owner who left two hours ago; due now, or only scheduled. */
async function newAwayOwner({ database, pushes }, petName, isDue = true) {
    const device = pushes.newDevice();
    const { endpoint, p256dh, auth } = device.subscription;
    const [row] = await database.query(`WITH owner AS (
       INSERT INTO users (username, username_key, email, password, last_active_at)
       SELECT word, word, word || '@example.com', word, clock() - interval '2 hours 1 second'
       FROM (SELECT 'k_' || substr(md5(random()::text), 1, 16) AS word) made RETURNING id, last_active_at
     ), pet AS (
       INSERT INTO pets (owner_id, name, persona) SELECT id, $1, 'a sleepy cat' FROM owner RETURNING id, owner_id
     ), room AS (
       INSERT INTO chat_rooms (user_id, pet_id) SELECT owner_id, id FROM pet RETURNING id
     ), session AS (
       INSERT INTO sessions (user_id, family_hash, refresh_hash, expires_at)
       SELECT id, md5(random()::text), 'none', clock() + interval '1 day' FROM owner RETURNING id, user_id
     ), device AS (
       INSERT INTO push_subscriptions (user_id, session_id, endpoint, p256dh, auth)
       SELECT user_id, id, $2, $3, $4 FROM session
     ), due AS (
       INSERT INTO outreach_due SELECT id, last_active_at, clock() + CASE WHEN $5 THEN interval '0' ELSE interval '1 hour' END FROM owner
     )
     SELECT owner.id, room.id AS room_id FROM owner, room`, [petName, endpoint, p256dh, auth, isDue]);
    return { id: row.id, roomId: row.room_id, device };
}
const maxWait = 120_000;
const between = 10;
/** Waits until a condition holds. @throws if it takes too long */
async function until(what, isSo) {
    const since = Date.now();
    while (!(await isSo())) {
        if (Date.now() - since > maxWait)
            throw new Error(`Not in time: ${what}.`);
        await delay(between);
    }
}
const count = async (database, statement, values) => (await database.query(`SELECT count(*)::int AS n FROM ${statement}`, values))[0].n;
/** Checks that each owner has one message, and each device its push. */
async function allReached(scene, owners) {
    const { database } = scene;
    const ids = owners.map(({ id }) => id);
    await until('all messages are sent', async () => (await count(database, `outreaches WHERE user_id = ANY($1) AND state = 'SENT'`, [ids])) === ids.length);
    scene.slowest = Math.max(scene.slowest, Date.now() - scene.interruptedAt);
    await until('all pushes are sent', async () => (await count(database, `push_deliveries d JOIN push_subscriptions s ON s.id = d.push_subscription_id WHERE s.user_id = ANY($1) AND d.state = 'SENT'`, [ids])) === ids.length);
    for (const { id, roomId, device } of owners) {
        assert.equal(await count(database, 'messages WHERE chat_room_id = $1', [roomId]), 1);
        assert.equal(await count(database, 'outreaches WHERE user_id = $1', [id]), 1);
        assert.equal(await count(database, `notifications WHERE user_id = $1 AND status = 'SENT'`, [id]), 1);
        assert.ok(device.received.length >= 1, 'every device is pushed to');
        // More than once is allowed, on the same topic: it collapses on the device.
        assert.equal(new Set(device.received.map(({ topic }) => topic)).size, 1);
        scene.doublePushes += device.received.length - 1;
    }
}
/** Freezes all processes but the first one, so that only it claims. @returns continues them */
async function freezeOthers(scene) {
    if (scene.coming)
        scene.processes.push(await scene.coming);
    scene.coming = undefined;
    const [, ...others] = scene.processes;
    for (const other of others)
        other.signal('SIGSTOP');
    return () => {
        for (const other of others)
            other.signal('SIGCONT');
    };
}
/** Kills the first process, continues the others, and starts a new one. */
async function killFirst(scene, thaw) {
    const [victim, ...others] = scene.processes;
    assert.equal(await victim.end('SIGKILL'), 'SIGKILL');
    scene.interruptedAt = Date.now();
    await scene.gates.open();
    thaw();
    scene.processes = others;
    scene.coming = scene.begin();
    // The last one may be stopped while it starts, when nothing awaits it any more.
    scene.coming.catch(() => undefined);
}
/** Kills a process at six points at once: it works on six absences, each of which has reached another point. */
async function killedAtSixPoints(scene) {
    const { database, provider, gates } = scene;
    const thaw = await freezeOthers(scene);
    const pushed = await newAwayOwner(scene, 'Pushed');
    pushed.device.script.push({ kind: 'hang' });
    await until('the push has come', () => pushed.device.received.length === 1);
    provider.scripts.set('Speaking', [{ kind: 'hold', words: ['I was '] }]);
    const scheduled = await newAwayOwner(scene, 'Scheduled', false);
    const worded = await newAwayOwner(scene, 'Worded', false);
    const committing = await newAwayOwner(scene, 'Committing', false);
    const committed = await newAwayOwner(scene, 'Committed', false);
    await gates.close('before it sends', worded.id);
    await gates.close('before the commit', committing.id);
    await gates.close('before the push', committed.id);
    await makeDue(database, [worded, committing, committed]);
    const speaking = await newAwayOwner(scene, 'Speaking');
    await until('three wait at gates and one speaks', async () => provider.countFor('Speaking') > 0 && (await gates.waiting()) === 3);
    // Each absence is at its point.
    const stateOf = async ({ id }) => (await database.query('SELECT state FROM outreaches WHERE user_id = $1', [id]))[0]
        ?.state;
    assert.deepEqual([await stateOf(scheduled), await stateOf(speaking), await stateOf(worded), await stateOf(committing)], [undefined, 'CLAIMED', 'WORDED', 'WORDED']);
    assert.deepEqual([await stateOf(committed), await stateOf(pushed)], ['SENT', 'SENT']);
    assert.equal(committed.device.received.length, 0);
    provider.scripts.delete('Speaking');
    await killFirst(scene, thaw);
    provider.release();
    await makeDue(database, [scheduled]);
    await allReached(scene, [scheduled, speaking, worded, committing, committed, pushed]);
}
/** Kills a process after the claim, before the request to the voice. */
async function killedAfterTheClaim(scene) {
    const { database, gates, provider } = scene;
    const thaw = await freezeOthers(scene);
    await gates.closeMessages();
    const owner = await newAwayOwner(scene, 'Claimed');
    const before = provider.countFor('Claimed');
    const claimed = `outreaches WHERE user_id = $1 AND state = 'CLAIMED'`;
    // It cannot reach the voice, whose request contains the last messages.
    await until('it is claimed', async () => (await count(database, claimed, [owner.id])) === 1);
    assert.equal(provider.countFor('Claimed'), before);
    await killFirst(scene, thaw);
    await allReached(scene, [owner]);
}
/** Freezes a process past its lease while the voice speaks, and continues it when another one has taken over. */
async function frozen(scene) {
    const { database, provider } = scene;
    const thaw = await freezeOthers(scene);
    provider.scripts.set('Frozen', [
        { kind: 'hold', words: ['I was first. '] },
        { kind: 'hold', words: ['I am second.'] },
    ]);
    const requests = provider.countFor('Frozen');
    const owner = await newAwayOwner(scene, 'Frozen');
    await until('the voice is requested', () => provider.countFor('Frozen') === requests + 1);
    const [first] = scene.processes;
    first.signal('SIGSTOP');
    scene.interruptedAt = Date.now();
    thaw();
    await until('the voice is requested again', () => provider.countFor('Frozen') === requests + 2);
    const start = first.output.length;
    provider.releaseFirst();
    first.signal('SIGCONT');
    await until('the late write is refused', () => first.output.slice(start).includes('its lease was lost'));
    scene.refused++;
    assert.equal(await count(database, 'messages WHERE chat_room_id = $1', [owner.roomId]), 0);
    provider.release();
    provider.scripts.delete('Frozen');
    await allReached(scene, [owner]);
    const [message] = await database.query('SELECT content FROM messages WHERE chat_room_id = $1', [
        owner.roomId,
    ]);
    assert.deepEqual(message, { content: 'I am second.' });
    scene.processes.push(scene.processes.shift());
}
const makeDue = (database, owners) => database.query('UPDATE outreach_due SET due_at = clock() WHERE user_id = ANY($1)', [
    owners.map(({ id }) => id),
]);
/**
 * Three processes, killed with -9 at each of seven points or frozen past their lease: one message for each
 * absence, none missing, every late write refused. Each time is one round of each.
 */
export const outreachOnce = async ({ poll, frozenToo }, ...[times, progress]) => {
    const database = await openTestDatabase();
    const provider = await Provider.start();
    const pushes = await PushService.start();
    const gates = await openGates(database);
    const env = {
        ...testEnvironment(database.url),
        ...pushEnvironment(),
        OPENAI_BASE_URL: provider.baseUrl,
        LOG_LEVEL: 'info',
        RUN: 'jobs',
        SWEEP_EVERY: `${poll}ms`,
        LEASE: `${lease}ms`,
    };
    const started = [];
    const begin = async () => {
        const fresh = startProcess(env);
        started.push(fresh);
        const { url } = await fresh;
        // Frozen while it opens the job store, it would block the processes that take over.
        const ready = () => fetch(`${url}/health/ready`).catch(async (error) => {
            const gone = await fresh;
            throw new Error(`A process ended with ${await gone.end('SIGKILL')}: ${gone.output}`, {
                cause: error,
            });
        });
        await until('a process is ready', async () => (await ready()).ok);
        return fresh;
    };
    try {
        const scene = {
            database,
            provider,
            pushes,
            gates,
            begin,
            slowest: 0,
            refused: 0,
            doublePushes: 0,
            coming: undefined,
            interruptedAt: 0,
            processes: await Promise.all([begin(), begin(), begin()]),
        };
        const rounds = [killedAtSixPoints, killedAfterTheClaim, ...(frozenToo ? [frozen] : [])];
        for (let done = 0; done < times * rounds.length; done++) {
            progress(Math.floor(done / rounds.length), times);
            await rounds[done % rounds.length](scene);
        }
        progress(times, times);
        // Beside other tests, times mean nothing.
        if (frozenToo)
            assert.ok(scene.slowest <= lease + 2 * poll, `it took ${scene.slowest} ms`);
        const { sent, doubled } = await crowdOutcome(database);
        assert.deepEqual([sent, doubled], [(frozenToo ? 8 : 7) * times, 0]);
        return [
            `killed ${times} times at each of seven points and frozen ${frozenToo ? times : 0} times: ${sent} absences, ${sent} messages, none double`,
            `${scene.refused} late writes refused; ${scene.doublePushes} pushes repeated on their own topic`,
            `at most ${scene.slowest} ms from the kill to the message (lease ${lease} ms, poll ${poll} ms)`,
        ].join('; ');
    }
    finally {
        await Promise.all(started.map(async (one) => (await one).end('SIGKILL')));
        await gates.end();
        await provider.stop();
        await pushes.stop();
        await database.drop();
    }
};
//# sourceMappingURL=outreach.js.map