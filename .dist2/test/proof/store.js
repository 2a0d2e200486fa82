import { strict as assert } from 'node:assert';
import { setTimeout as delay } from 'node:timers/promises';
import { goAway, outreachesOf, until } from '../support/absence.js';
import { openTestApp } from '../support/app.js';
import { newOwner, newPet } from '../support/client.js';
import { findMongo, startMongo } from '../support/mongo.js';
/** Whether readiness reports that jobs run. */
export async function jobsReady(url) {
    const { checks } = (await (await fetch(`${url}/health/ready`)).json());
    return checks.jobs;
}
/** An owner with a pet who has just become due. */
async function someoneAway(app) {
    const owner = await newOwner(app.url);
    await newPet(owner);
    await goAway(app, owner);
    return owner;
}
/** Checks that each owner got one message. */
async function areWrittenTo(app, owners) {
    for (const owner of owners) {
        await until(() => outreachesOf(app, owner), ([one]) => one?.state === 'SENT');
        const [messages] = await app.database.query(`SELECT count(*)::int AS n FROM messages JOIN chat_rooms room ON room.id = chat_room_id WHERE room.user_id = $1`, [owner.id]);
        assert.equal(messages.n, 1);
        assert.equal((await outreachesOf(app, owner)).length, 1);
    }
}
/**
 * MongoDB is killed with -9 and restarted: readiness reports it, and every owner who becomes due before, during or
 * after gets one message.
 * @param app serves the API; the jobs run in another app
 */
export async function outlivesMongo(app, kind, outageMs) {
    const mongo = await startMongo(kind);
    const jobs = await app.another({ RUN: 'jobs', MONGODB_URL: mongo.url, SWEEP_EVERY: '1s' });
    try {
        await until(() => jobsReady(jobs.url), Boolean);
        await areWrittenTo(app, [await someoneAway(app)]);
        await mongo.kill();
        const during = [await someoneAway(app)];
        await until(() => jobsReady(jobs.url), (ready) => !ready);
        await delay(outageMs);
        during.push(await someoneAway(app));
        await mongo.restart();
        await areWrittenTo(app, during);
        await until(() => jobsReady(jobs.url), Boolean);
        await areWrittenTo(app, [await someoneAway(app)]);
    }
    finally {
        await jobs.close();
        await mongo.stop();
    }
}
/** Runs that with a minute without MongoDB, in turn as a standalone server and as a replica set. */
export const outlivedMongo = async (times, progress) => {
    const missing = await findMongo();
    if (missing)
        throw new Error(missing);
    const app = await openTestApp({ RUN: 'api' });
    try {
        for (let done = 0; done < times; done++) {
            progress(done, times);
            await outlivesMongo(app, done % 2 === 0 ? 'standalone' : 'replica set', 60_000);
        }
        progress(times, times);
        return `MongoDB was killed ${times} times and gone for a minute each; every absence was met once`;
    }
    finally {
        await app.close();
    }
};
//# sourceMappingURL=store.js.map