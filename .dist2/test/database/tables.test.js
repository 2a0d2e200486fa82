import { afterAll, expect, test } from '@jest/globals';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseOptions } from '../../mikro-orm.config.js';
import { loadMigrations } from '../../src/database/migrations/list.js';
import { openTestDatabase } from '../support/database.js';
const database = await openTestDatabase();
const orm = await MikroORM.init({
    ...databaseOptions(database.url, 2),
    extensions: [Migrator],
    migrations: { migrationsList: await loadMigrations(), snapshot: false },
    logger: () => undefined,
});
afterAll(async () => {
    await orm.close(true);
    await database.drop();
});
test('the migrations create what the entities declare', async () => {
    const difference = (await orm.schema.getUpdateSchemaSQL())
        .split('\n')
        // Only migrations create functions and triggers: no entity declares them.
        .filter((line) => line.trim() !== '' && !/^(set names|drop function|drop trigger)/.test(line));
    expect(difference).toEqual([]);
});
test('the migrations go down and up again', async () => {
    await orm.migrator.down({ to: 0 });
    const left = await database.query(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname !~ 'mikro_orm'`);
    expect(left).toEqual([]);
    await orm.migrator.up();
    await database.query(`SELECT make_partition('messages', clock()), make_partition('activities', clock())`);
});
test('foreign keys are on the partitions and never on their parents', async () => {
    const keys = await database.query(`SELECT c.relname AS on, r.relname AS to FROM pg_constraint k
     JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
     WHERE k.contype = 'f' AND (c.relname ~ '^(messages|activities)' OR r.relname ~ '^(messages|activities)') ORDER BY 1, 2`);
    expect(keys.map(({ on, to }) => `${on.replace(/\d{4}_w?\d\d$/, 'PERIOD')} → ${to}`)).toEqual([
        'activities_PERIOD → users',
        'messages_PERIOD → chat_rooms',
        'messages_PERIOD → pets',
        'messages_PERIOD → users',
    ]);
});
test('partitions are contiguous in UTC, in every time zone of the session', async () => {
    const zones = ['UTC', 'Asia/Seoul', 'America/Los_Angeles'];
    for (let ahead = 0; ahead < 30; ahead++)
        await database.query(`SELECT set_config('timezone', $1, false), make_partition('messages', clock() + $2 * interval '1 month'),
              make_partition('activities', clock() + $2 * interval '1 week')`, [zones[ahead % zones.length], ahead]);
    await database.query(`SELECT set_config('timezone', 'UTC', false)`);
    for (const table of ['messages', 'activities']) {
        const bounds = await database.query(`SELECT set_config('timezone', 'UTC', false), c.relname AS name, pg_get_expr(c.relpartbound, c.oid) AS bound
       FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = $1::regclass ORDER BY 2`, [table]);
        expect(bounds.length).toBeGreaterThanOrEqual(30);
        const ranges = bounds.map(({ bound }) => /FROM \('([^']+)'\) TO \('([^']+)'\)/.exec(bound).slice(1));
        for (const [at, [from]] of ranges.entries()) {
            expect(from).toMatch(/ 00:00:00\+00$/);
            if (at > 0)
                expect(from).toBe(ranges[at - 1][1]);
        }
    }
});
test('weeks are ISO weeks, also around the end of a year', async () => {
    const names = await database.query(`SELECT partition_name('activities', moment) AS name FROM unnest(ARRAY[
       '2026-11-23 00:00+00', '2026-12-31 23:59:59+00', '2027-01-03 23:59:59+00', '2027-01-04 00:00+00']::timestamptz[]) moment`);
    expect(names.map(({ name }) => name)).toEqual([
        'activities_2026_w48',
        'activities_2026_w53',
        'activities_2026_w53',
        'activities_2027_w01',
    ]);
});
//# sourceMappingURL=tables.test.js.map