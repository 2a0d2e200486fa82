import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { databaseOptions } from '../../mikro-orm.config.js';
import { archiveRooms, countSilentRooms } from '../chat/archive-rooms.js';
import { processConfig } from '../config.js';
import { archive, planArchive } from '../database/archive.js';
import { emailLength, narrowEmail } from '../database/narrow-email.js';
import { openDatabase, OutdatedDatabase } from '../database/open-database.js';
import { makePartitionsAhead, missingPartitions, periodsAhead } from '../database/partitions.js';
import { openLog } from '../log.js';
import { startErrorText } from '../start-error.js';
import { invariants } from './invariants.js';
import { withProgress } from './progress.js';
const usage = `Usage: npm run db -- migrate      runs the pending migrations
       npm run db -- partitions   lists the partitions, with their age and size
       npm run db -- upkeep       creates the partitions for the coming periods
       npm run db -- archive      archives old partitions and silent rooms
       npm run db -- check        checks the invariants of the data
With --plan, migrate, upkeep and archive show what they would do, and change nothing.
`;
const print = (line) => process.stdout.write(`${line}\n`);
const day = 86_400_000;
const maxBarLength = 30;
const commands = {
    // Opening the database runs the migrations.
    migrate: { changes: true, run: async () => (print('The tables are up to date.'), 0) },
    partitions: { changes: false, run: showPartitions },
    // Opening the database for changes would create the partitions before they are counted.
    upkeep: { changes: false, run: upkeep },
    archive: { changes: true, run: archiveNow },
    check: { changes: false, run: check },
};
async function showPartitions(em) {
    const { rows } = await sql `
    SELECT name, is_archived, starts_at, ends_at, pg_total_relation_size(relation) AS bytes,
           pg_size_pretty(pg_total_relation_size(relation)) AS pretty, clock() AS now
    FROM partitions ORDER BY parent, starts_at`.execute(em.getKysely());
    const largest = Math.max(1, ...rows.map(({ bytes }) => Number(bytes)));
    print(`${'partition'.padEnd(22)} ${'from'.padEnd(10)}  ${'age'.padStart(9)}  ${'size'.padStart(9)}`);
    for (const { name, is_archived, starts_at, ends_at, bytes, pretty, now } of rows) {
        const age = Math.floor((Date.parse(now) - Date.parse(ends_at)) / day);
        const from = new Date(starts_at).toISOString().slice(0, 10);
        const when = Date.parse(starts_at) > Date.parse(now) ? 'future' : age < 0 ? 'current' : `${age} days`;
        const bar = '█'.repeat(Math.ceil((maxBarLength * Number(bytes)) / largest));
        print(`${name.padEnd(22)} ${from}  ${when.padStart(9)}  ${pretty.padStart(9)}  ${bar}${is_archived ? ' archived' : ''}`);
    }
    return 0;
}
async function upkeep(em, _config, plan) {
    const { rows } = await missingPartitions(periodsAhead).execute(em.getKysely());
    const { isWide, longAddresses } = await emailLength(em);
    const isDue = isWide && longAddresses === 0;
    if (plan) {
        for (const { name } of rows)
            print(`would create ${name}`);
        if (isDue)
            print('would limit users.email to 100 characters');
        print(`${rows.length} partitions are missing. Nothing was changed.`);
    }
    else {
        await withProgress('creating', 'partitions', rows.length, ({ step }) => makePartitionsAhead(em, step));
        print('All partitions for the coming periods exist.');
        if (isDue)
            await narrowEmail(em);
    }
    return 0;
}
const describeStep = ({ partition, foreignKey }) => foreignKey === undefined ? `move ${partition} to the archive` : `drop the foreign key ${foreignKey}`;
async function archiveNow(em, { archive: ages }, plan) {
    const silent = await countSilentRooms(em, ages.rooms);
    const steps = await planArchive(em, ages);
    if (plan) {
        for (const step of steps)
            print(`would ${describeStep(step)}`);
        print(`${steps.length} steps and ${silent} silent rooms. Nothing was changed.`);
        return 0;
    }
    const moved = await withProgress('archiving', 'steps', steps.length, async ({ step }) => {
        let count = 0;
        for (const one of steps) {
            if ((await archive(em, one)) && one.foreignKey === undefined)
                count++;
            step();
        }
        return count;
    });
    const rooms = await withProgress('silent rooms', 'rooms', silent, async ({ at }) => {
        const done = await archiveRooms(em, ages.rooms);
        at(done, done);
        return done;
    });
    print(`Archived ${moved} partitions and ${rooms} rooms.`);
    return 0;
}
async function check(em) {
    const broken = await withProgress('checking', 'invariants', invariants.length, async ({ step }) => {
        const found = [];
        for (const { name, broken: count } of invariants) {
            const { rows } = await count.execute(em.getKysely());
            if (rows[0].count !== '0')
                found.push(`BROKEN by ${rows[0].count}: ${name}.`);
            step();
        }
        return found;
    });
    for (const line of broken)
        print(line);
    const { longAddresses } = await emailLength(em);
    if (longAddresses > 0)
        print(`${longAddresses} email addresses are longer than 100 characters. An older version accepted them, and they are kept.`);
    print(broken.length === 0
        ? `All ${invariants.length} invariants hold.`
        : `${broken.length} of ${invariants.length} invariants do not hold.`);
    return broken.length === 0 ? 0 : 1;
}
async function main(args) {
    let command;
    let plan = false;
    try {
        const { positionals, values } = parseArgs({
            args,
            allowPositionals: true,
            options: { plan: { type: 'boolean', default: false } },
        });
        command = positionals.length === 1 ? commands[positionals[0]] : undefined;
        plan = values.plan;
    }
    catch {
        // The usage below answers it.
    }
    if (!command) {
        process.stderr.write(usage);
        return 2;
    }
    try {
        const config = processConfig();
        const log = openLog({ ...config, logLevel: 'warn' });
        const database = await openDatabase(config, databaseOptions, log, {
            mayMigrate: command.changes && !plan,
        });
        try {
            return await command.run(database.orm.em.fork(), config, plan);
        }
        finally {
            await database.close();
        }
    }
    catch (error) {
        if (plan && error instanceof OutdatedDatabase) {
            print(`would run the migrations ${error.missing.join(', ')}. Nothing was changed.`);
            return 0;
        }
        process.stderr.write(`${startErrorText(error)}\n`);
        return 1;
    }
}
process.exitCode = await main(process.argv.slice(2));
//# sourceMappingURL=db.js.map