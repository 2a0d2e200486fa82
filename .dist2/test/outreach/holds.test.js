import { beforeEach, expect, test } from '@jest/globals';
import { dueAt, goAway, outreachesOf, until } from '../support/absence.js';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
import { startApp } from '../support/start-app.js';
import { messagesOf } from '../support/faults.js';
const minute = 60_000;
const hour = 60 * minute;
// One process runs the jobs and another one serves the API, as in a deployment.
const app = await startApp({ RUN: 'api' });
const sweeping = { RUN: 'jobs', SWEEP_EVERY: '1s', LEASE: '30s' };
beforeEach(() => app.database.moveClock(0));
const settings = `mutation ($input: UpdateOutreachSettingsInput!) {
  updateOutreachSettings(input: $input) {
    user { timeZone outreach { enabled dailyCap quietHours { from to } heldBackBy nextEligibleAt } }
  }
}`;
/** Reads an owner's outreach status without counting as activity. */
const statusOf = async (owner) => (await caller(app.url, owner.token, { 'nuzzle-background': '1' }).request(`{ me { outreach { enabled dailyCap quietHours { from to } idleSince nextEligibleAt heldBackBy } } }`)).me.outreach;
/** Inserts a SENT outreach of that long ago. */
const wasWrittenTo = (owner, ago, petId) => app.database.query(`WITH words AS (
       INSERT INTO notifications (user_id, pet_id, notification_type, title, content, status, sent_at)
       VALUES ($1, $3, 'PET_MESSAGE', 'Coco', 'earlier words', 'SENT', clock()) RETURNING id
     )
     INSERT INTO outreaches (user_id, epoch, state, pet_id, notification_id, message_id, sent_at)
     SELECT $1, clock() - $2 * interval '1 millisecond' - interval '2 hours', 'SENT', $3, words.id,
            nextval('messages_id_seq'), clock() - $2 * interval '1 millisecond' FROM words`, [owner.id, ago, petId]);
test('by default outreach is on, three times a day, without quiet hours, two hours after the last activity', async () => {
    const owner = await newOwner(app.url);
    await newPet(owner);
    const status = await statusOf(owner);
    expect(status).toMatchObject({ enabled: true, dailyCap: 3, quietHours: null, heldBackBy: 'NOT_IDLE' });
    expect(Date.parse(status.nextEligibleAt) - Date.parse(status.idleSince)).toBe(2 * hour);
});
test('settings are stored, and a field that is left out keeps its value', async () => {
    const owner = await newOwner(app.url);
    const input = { dailyCap: 1, timeZone: 'Asia/Seoul', quietHours: { from: '22:30', to: '07:00' } };
    await owner.request(settings, { input });
    const { user } = (await owner.request(settings, { input: { enabled: false } })).updateOutreachSettings;
    expect(user).toMatchObject({
        timeZone: 'Asia/Seoul',
        outreach: {
            enabled: false,
            dailyCap: 1,
            quietHours: { from: '22:30:00', to: '07:00:00' },
            heldBackBy: 'SWITCHED_OFF',
            nextEligibleAt: null,
        },
    });
    const without = await owner.request(settings, { input: { quietHours: null } });
    expect(without.updateOutreachSettings.user.outreach.quietHours).toBeNull();
});
test.each([
    [{ dailyCap: 0 }, 'dailyCap'],
    [{ dailyCap: 25 }, 'dailyCap'],
    [{ quietHours: { from: '22:00', to: '07:00' } }, 'timeZone'],
    [{ timeZone: 'Asia/Seoul', quietHours: { from: '22:00', to: '22:00:00' } }, 'quietHours'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ timeZone: 'JST' }, 'timeZone'],
    [{ timeZone: 'Asia/Seoul', quietHours: { from: '25:00', to: '07:00' } }, 'quietHours.from'],
])('%j is refused, and nothing is changed', async (input, field) => {
    const owner = await newOwner(app.url);
    const { extensions } = await owner.requestError(settings, { input });
    expect(extensions.code).toBe('BAD_USER_INPUT');
    expect(Object.keys(messagesOf(extensions))).toEqual([field]);
    expect(await statusOf(owner)).toMatchObject({ enabled: true, dailyCap: 3, quietHours: null });
});
test.each([
    // An ordinary night in Seoul, before midnight and after it.
    ['2026-11-23T14:30:00Z', 'Asia/Seoul', '22:30', '07:00', '2026-11-23T22:00:00.000Z'],
    ['2026-11-23T18:00:00Z', 'Asia/Seoul', '22:30', '07:00', '2026-11-23T22:00:00.000Z'],
    // Within a day.
    ['2026-11-23T05:00:00Z', 'Asia/Seoul', '13:00', '15:00', '2026-11-23T06:00:00.000Z'],
    // The start is included, and the end is not.
    ['2026-11-23T13:30:00Z', 'Asia/Seoul', '22:30', '07:00', '2026-11-23T22:00:00.000Z'],
    ['2026-11-23T22:00:00Z', 'Asia/Seoul', '22:30', '07:00', null],
    ['2026-11-23T13:29:59Z', 'Asia/Seoul', '22:30', '07:00', null],
    // The night is an hour shorter when clocks go forward, and an hour longer when they go back.
    ['2026-03-28T22:00:00Z', 'Europe/Berlin', '22:00', '07:00', '2026-03-29T05:00:00.000Z'],
    ['2026-10-24T22:00:00Z', 'Europe/Berlin', '22:00', '07:00', '2026-10-25T06:00:00.000Z'],
    // The clock skips the end: they end later by as much as it skips.
    ['2026-03-29T00:30:00Z', 'Europe/Berlin', '22:00', '02:30', '2026-03-29T01:30:00.000Z'],
    // The end comes twice: they end at the first one, and apply again until the second.
    ['2026-10-25T00:15:00Z', 'Europe/Berlin', '22:00', '02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T00:45:00Z', 'Europe/Berlin', '22:00', '02:30', null],
    ['2026-10-25T01:10:00Z', 'Europe/Berlin', '22:00', '02:30', '2026-10-25T01:30:00.000Z'],
])('at %s in %s, quiet from %s to %s: eligible %s', async (now, timeZone, from, to, eligible) => {
    await app.database.stopClock(new Date(now));
    const owner = await newOwner(app.url);
    await newPet(owner);
    await owner.request(settings, { input: { timeZone, quietHours: { from, to } } });
    await goAway(app, owner, 3 * hour);
    expect(await statusOf(owner)).toMatchObject(eligible
        ? { heldBackBy: 'QUIET_HOURS', nextEligibleAt: eligible }
        : { heldBackBy: null, nextEligibleAt: new Date(now).toISOString() });
});
test('the daily cap counts the outreaches sent in the local day of the owner', async () => {
    // It is 1:00 in Seoul. 22:00 the evening before was another day there, but the same day in UTC.
    await app.database.stopClock(new Date('2026-11-23T16:00:00Z'));
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    await owner.request(settings, { input: { timeZone: 'Asia/Seoul', dailyCap: 1 } });
    await wasWrittenTo(owner, 3 * hour, pet.id);
    await sendMessage(owner, pet.roomId, 'I am back');
    await goAway(app, owner, 2.5 * hour);
    expect(await statusOf(owner)).toMatchObject({ heldBackBy: null });
    await wasWrittenTo(owner, 30 * minute, pet.id);
    await sendMessage(owner, pet.roomId, 'and again');
    await goAway(app, owner, 2.1 * hour);
    expect(await statusOf(owner)).toMatchObject({
        heldBackBy: 'DAILY_CAP',
        nextEligibleAt: '2026-11-24T15:00:00.000Z',
    });
});
test('an unanswered outreach holds the next one back for a day, or until the owner writes', async () => {
    await app.database.stopClock(new Date('2026-11-23T12:00:00Z'));
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    await wasWrittenTo(owner, 4 * hour, pet.id);
    await goAway(app, owner, 3 * hour);
    const status = await statusOf(owner);
    expect(status.heldBackBy).toBe('UNANSWERED');
    expect(Date.parse(status.nextEligibleAt) - Date.parse(status.idleSince)).toBe(23 * hour);
    await sendMessage(owner, pet.roomId, 'here I am');
    await goAway(app, owner, 3 * hour);
    expect(await statusOf(owner)).toMatchObject({ heldBackBy: null });
});
test('one hold can end during the next', async () => {
    // Unanswered until 2:00, then quiet hours until 7:00.
    await app.database.stopClock(new Date('2026-11-23T12:00:00Z'));
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    await owner.request(settings, {
        input: { timeZone: 'Asia/Seoul', quietHours: { from: '22:00', to: '07:00' } },
    });
    await wasWrittenTo(owner, 19 * hour, pet.id);
    await goAway(app, owner, 3 * hour);
    expect(await statusOf(owner)).toMatchObject({
        heldBackBy: 'UNANSWERED',
        nextEligibleAt: '2026-11-23T22:00:00.000Z',
    });
});
test('a sweep makes the absence due when its hold ends', async () => {
    await app.database.stopClock(new Date('2026-11-23T14:30:00Z'));
    const owner = await newOwner(app.url);
    await newPet(owner);
    await owner.request(settings, {
        input: { timeZone: 'Asia/Seoul', quietHours: { from: '22:30', to: '07:00' } },
    });
    await goAway(app, owner, 3 * hour);
    const jobs = await app.another(sweeping);
    const ends = new Date('2026-11-23T22:00:00Z');
    await until(() => dueAt(app, owner), (due) => due?.getTime() === ends.getTime());
    expect(await outreachesOf(app, owner)).toEqual([]);
    await app.database.stopClock(ends);
    await until(() => outreachesOf(app, owner), ([first]) => first?.state === 'SENT');
    await jobs.close();
});
test.each([
    [
        'without an active pet',
        'NO_ACTIVE_PET',
        `mutation ($id: ID!) { updatePet(input: { petId: $id, status: RESTING }) { pet { id } } }`,
        `mutation ($id: ID!) { updatePet(input: { petId: $id, status: ACTIVE }) { pet { id } } }`,
    ],
    [
        'switched off by the owner',
        'SWITCHED_OFF',
        `mutation { updateOutreachSettings(input: { enabled: false }) { user { id } } }`,
        `mutation { updateOutreachSettings(input: { enabled: true }) { user { id } } }`,
    ],
])('%s, a sweep removes the row until that changes', async (_name, hold, stop, go) => {
    const owner = await newOwner(app.url);
    const pet = await newPet(owner);
    const variables = stop.includes('$id') ? { id: pet.id } : {};
    await owner.request(stop, variables);
    await goAway(app, owner);
    expect(await statusOf(owner)).toMatchObject({ heldBackBy: hold, nextEligibleAt: null });
    const jobs = await app.another(sweeping);
    await until(() => dueAt(app, owner), (due) => due === undefined);
    await until(() => outreachesOf(app, owner), ({ length }) => length === 0);
    // In the background, so the absence continues.
    await caller(app.url, owner.token, { 'nuzzle-background': '1' }).request(go, variables);
    await until(() => outreachesOf(app, owner), ([first]) => first?.state === 'SENT');
    await jobs.close();
});
test('an owner without a pet gets an outreach from the first pet they create', async () => {
    const owner = await newOwner(app.url);
    await goAway(app, owner);
    const jobs = await app.another(sweeping);
    await until(() => dueAt(app, owner), (due) => due === undefined);
    // After the claim is released; otherwise the pet would be created during it.
    await until(() => outreachesOf(app, owner), ({ length }) => length === 0);
    await newPet(owner);
    expect(await statusOf(owner)).toMatchObject({ heldBackBy: 'NOT_IDLE' });
    await goAway(app, owner);
    await until(() => outreachesOf(app, owner), ([first]) => first?.state === 'SENT');
    await jobs.close();
});
test('an operator switches all outreach off at once, and on again', async () => {
    const owner = await newOwner(app.url);
    await newPet(owner);
    const marker = await newOwner(app.url);
    await newPet(marker);
    await app.database.query('UPDATE outreach_switch SET is_on = false');
    await goAway(app, owner);
    expect(await statusOf(owner)).toMatchObject({ heldBackBy: 'OPERATOR', nextEligibleAt: null });
    const before = await dueAt(app, owner);
    const jobs = await app.another(sweeping);
    // Two runs of the job, according to its store.
    const lastRun = async () => (await app.database.query(`SELECT last_finished_at AS at FROM agenda.agenda_jobs WHERE name = 'outreach'`))[0]?.at?.getTime();
    const first = await until(lastRun, (at) => at !== undefined);
    await until(lastRun, (at) => at !== first);
    expect(await dueAt(app, owner)).toEqual(before);
    expect(await outreachesOf(app, owner)).toEqual([]);
    await app.database.query('UPDATE outreach_switch SET is_on = true');
    await until(() => outreachesOf(app, owner), ([one]) => one?.state === 'SENT');
    await jobs.close();
});
test('a stored time zone that is no longer known counts as UTC', async () => {
    await app.database.stopClock(new Date('2026-11-23T23:00:00Z'));
    const owner = await newOwner(app.url);
    await newPet(owner);
    await app.database.query(`UPDATE users SET time_zone = 'JST', quiet_from = '22:00', quiet_to = '07:00' WHERE id = $1`, [owner.id]);
    await goAway(app, owner, 3 * hour);
    expect(await statusOf(owner)).toMatchObject({
        heldBackBy: 'QUIET_HOURS',
        nextEligibleAt: '2026-11-24T07:00:00.000Z',
    });
});
test('an answer still counts after its pet is deleted', async () => {
    await app.database.stopClock(new Date('2026-11-23T12:00:00Z'));
    const owner = await newOwner(app.url);
    const [gone] = [await newPet(owner), await newPet(owner)];
    await wasWrittenTo(owner, 4 * hour, gone.id);
    await sendMessage(owner, gone.roomId, 'goodbye');
    await owner.request(`mutation ($id: ID!) { deletePet(input: { petId: $id }) { deletedPetId } }`, {
        id: gone.id,
    });
    await goAway(app, owner, 3 * hour);
    expect(await statusOf(owner)).toMatchObject({ heldBackBy: null });
});
//# sourceMappingURL=holds.test.js.map