import 'reflect-metadata';
import { parseArgs } from 'node:util';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { databaseOptions } from '../../mikro-orm.config.js';
import { archiveRooms, countSilentRooms } from '../chat/archive-rooms.js';
import { processConfig, type Config } from '../config.js';
import { archive, planArchive, type ArchiveStep } from '../database/archive.js';
import { openDatabase, OutdatedDatabase } from '../database/open-database.js';
import { makePartitionsAhead, missingPartitions, periodsAhead } from '../database/partitions.js';
import { openLog } from '../log.js';
import { startErrorText } from '../start-error.js';
import { invariants } from './invariants.js';
import { withProgress } from './progress.js';

const usage = `Usage: npm run db -- migrate      brings the tables up to date
       npm run db -- partitions   shows the months and weeks, how large and how old they are
       npm run db -- upkeep       makes the partitions of the periods ahead
       npm run db -- archive      moves old months and weeks to the archive, and silent rooms off the lists
       npm run db -- check        checks what must hold of the data as a whole
With --plan it says what migrate, upkeep and archive would do, and changes nothing.
`;

const say = (line: string) => process.stdout.write(`${line}\n`);
const day = 86_400_000;
const widest = 30;

/** What a command does on an open database. @returns the exit code */
type Command = (em: EntityManager, config: Config, plan: boolean) => Promise<number>;

const commands: Record<string, { changes: boolean; run: Command }> = {
  // Opening it is what migrates.
  migrate: { changes: true, run: async () => (say('The tables are up to date.'), 0) },
  partitions: { changes: false, run: showPartitions },
  // Opening it for changes would make them before they can be counted.
  upkeep: { changes: false, run: upkeep },
  archive: { changes: true, run: archiveNow },
  check: { changes: false, run: check },
};

async function showPartitions(em: EntityManager): Promise<number> {
  const { rows } = await sql<{
    name: string;
    is_archived: boolean;
    starts_at: string;
    ends_at: string;
    bytes: string;
    pretty: string;
    now: string;
  }>`
    SELECT name, is_archived, starts_at, ends_at, pg_total_relation_size(relation) AS bytes,
           pg_size_pretty(pg_total_relation_size(relation)) AS pretty, clock() AS now
    FROM partitions ORDER BY parent, starts_at`.execute(em.getKysely());
  const largest = Math.max(1, ...rows.map(({ bytes }) => Number(bytes)));
  say(`${'partition'.padEnd(22)} ${'from'.padEnd(10)}  ${'age'.padStart(9)}  ${'size'.padStart(9)}`);
  for (const { name, is_archived, starts_at, ends_at, bytes, pretty, now } of rows) {
    const age = Math.floor((Date.parse(now) - Date.parse(ends_at)) / day);
    const from = new Date(starts_at).toISOString().slice(0, 10);
    const when = Date.parse(starts_at) > Date.parse(now) ? 'ahead' : age < 0 ? 'running' : `${age} days`;
    const bar = '█'.repeat(Math.ceil((widest * Number(bytes)) / largest));
    say(
      `${name.padEnd(22)} ${from}  ${when.padStart(9)}  ${pretty.padStart(9)}  ${bar}${is_archived ? ' archived' : ''}`,
    );
  }
  return 0;
}

async function upkeep(em: EntityManager, _config: Config, plan: boolean): Promise<number> {
  const { rows } = await missingPartitions(periodsAhead).execute(em.getKysely());
  if (plan) {
    for (const { name } of rows) say(`would make ${name}`);
    say(`${rows.length} partitions are missing. Nothing was changed.`);
  } else {
    await withProgress('making', 'partitions', rows.length, ({ step }) => makePartitionsAhead(em, step));
    say('The partitions of the periods ahead are there.');
  }
  return 0;
}

const inWords = ({ partition, foreignKey }: ArchiveStep) =>
  foreignKey === undefined ? `move ${partition} to the archive` : `drop the foreign key ${foreignKey}`;

async function archiveNow(em: EntityManager, { archive: ages }: Config, plan: boolean): Promise<number> {
  const silent = await countSilentRooms(em, ages.rooms);
  const steps = await planArchive(em, ages);
  if (plan) {
    for (const step of steps) say(`would ${inWords(step)}`);
    say(`${steps.length} steps, and ${silent} silent rooms. Nothing was changed.`);
    return 0;
  }
  const moved = await withProgress('archiving', 'steps', steps.length, async ({ step }) => {
    let count = 0;
    for (const one of steps) {
      if ((await archive(em, one)) && one.foreignKey === undefined) count++;
      step();
    }
    return count;
  });
  const rooms = await withProgress('silent rooms', 'rooms', silent, async ({ at }) => {
    const done = await archiveRooms(em, ages.rooms);
    at(done, done);
    return done;
  });
  say(`${moved} partitions and ${rooms} rooms were archived.`);
  return 0;
}

async function check(em: EntityManager): Promise<number> {
  const broken = await withProgress('checking', 'invariants', invariants.length, async ({ step }) => {
    const found: string[] = [];
    for (const { name, broken: count } of invariants) {
      const { rows } = await count.execute(em.getKysely());
      if (rows[0]!.count !== '0') found.push(`BROKEN by ${rows[0]!.count}: ${name}.`);
      step();
    }
    return found;
  });
  for (const line of broken) say(line);
  say(
    broken.length === 0
      ? `All ${invariants.length} invariants hold.`
      : `${broken.length} invariants do not hold.`,
  );
  return broken.length === 0 ? 0 : 1;
}

async function main(args: string[]): Promise<number> {
  let command: (typeof commands)[string] | undefined;
  let plan = false;
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { plan: { type: 'boolean', default: false } },
    });
    command = positionals.length === 1 ? commands[positionals[0]!] : undefined;
    plan = values.plan;
  } catch {
    // Said below.
  }
  if (!command) {
    process.stderr.write(usage);
    return 2;
  }
  try {
    const config = processConfig();
    const log = openLog({ ...config, logLevel: 'warn' });
    const database = await openDatabase(config, databaseOptions, log, command.changes && !plan);
    try {
      return await command.run(database.orm.em.fork(), config, plan);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (plan && error instanceof OutdatedDatabase) {
      say(`would run the migrations ${error.missing.join(', ')}. Nothing was changed.`);
      return 0;
    }
    process.stderr.write(`${startErrorText(error)}\n`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
