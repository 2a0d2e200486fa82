import { Client } from 'pg';
import { graphDialect, type Asking } from './dialect.js';
import { endOnSignals } from './ending.js';
import { Load, type Asked, type Run } from './load.js';
import { machine, MachineWatch } from './machine.js';
import { withProgress } from './progress.js';
import { openSessions, readQuestions, type Question } from './questions.js';
import { productStart } from './requests.js';
import { interleave, median } from './rounds.js';
import { withDatabase } from './server.js';
import { startSide } from './side.js';
import { fillWorld, type WorldSize } from './world.js';

/**
 * npm run bench:growth: what age and size of the data cost a reader. Worlds of many sizes stand side by side, each
 * with a PostgreSQL and a process of the product of its own, and are asked in turn. Rooms hold so much in every world
 * that each page is full and lies in the newest months: what grows is what is behind it.
 */
const works: Asking[] = ['W1', 'W2', 'W3'];
const [rounds, seconds, warmUp] = [5, 3, 3];
// Few enough that nobody waits for a turn: it is the cost of an answer that is compared.
const connections = 2;

const ofMessages = (messages: number): WorldSize => ({
  owners: 800,
  pets: 2_000,
  messages,
  activities: 50_000,
  months: 12,
  archived: true,
});
const ofMonths = (months: number): WorldSize => ({
  owners: 2_667,
  pets: 6_667,
  messages: Math.round((months * 1_000_000) / 12),
  activities: months * 10_000,
  months,
  archived: true,
});

const families: Record<string, WorldSize[]> = {
  messages: [100_000, 1_000_000, 10_000_000].map(ofMessages),
  months: [4, 30, 120].map(ofMonths),
};

/** `npm run bench:growth -- months` measures one family. */
const chosen = process.argv.slice(2);

interface World {
  size: WorldSize;
  asked: Asked;
  client: Client;
  questions: Question[];
  watch: MachineWatch;
}

endOnSignals();
try {
  process.stdout.write(`On ${machine()}, ${rounds} interleaved rounds, ${connections} connections.\n`);
  for (const [name, sizes] of Object.entries(families))
    if (chosen.length === 0 || chosen.includes(name))
      await openWorlds(sizes, [], (worlds) => measure(name, worlds));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

/** Opens one world inside the other, so that all stand while they are measured. */
async function openWorlds(
  sizes: WorldSize[],
  open: World[],
  work: (worlds: World[]) => Promise<void>,
): Promise<void> {
  const [size, ...rest] = sizes;
  if (!size) {
    // Their tokens are good for a quarter of an hour.
    for (const world of open) world.questions = await readQuestions(world.client);
    return work(open);
  }
  return withDatabase(async (url) => {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    const begun = Date.now();
    await withProgress(
      `${size.messages.toLocaleString('en')} messages over ${size.months} months`,
      'rows',
      1,
      ({ at }) => fillWorld(client, size, at),
    );
    process.stdout.write(`filled in ${Math.round((Date.now() - begun) / 1_000)} s\n`);
    await openSessions(client);
    const side = await startSide(productStart(url));
    try {
      const watch = await MachineWatch.open(client);
      const asked = { side, dialect: graphDialect };
      await openWorlds(rest, [...open, { size, asked, client, questions: [], watch }], work);
    } finally {
      await side.stop();
      await client.end();
    }
  });
}

async function measure(name: string, worlds: World[]): Promise<void> {
  // No access is noted: whether an owner was seen within the last minute would decide how long an answer takes.
  const load = new Load(connections, { 'nuzzle-background': '1' });
  try {
    process.stdout.write(
      `| ${name} | work | p50 ms | to the first | p99 ms | CPU ms |\n| --: | --- | --: | --: | --: | --: |\n`,
    );
    for (const work of works) {
      const figures = await withProgress(
        `measuring ${work}`,
        'runs',
        worlds.length * (rounds + 1),
        async ({ step }) => {
          const run = async ({ asked, questions }: World, length: number) => {
            const done = await load.run(asked, work, questions, length);
            step();
            return done;
          };
          for (const world of worlds) await run(world, warmUp);
          return interleave(worlds, rounds, (world) => run(world, seconds));
        },
      );
      const of = (world: World, key: keyof Run) => median(figures.get(world)!.map((run) => run[key]));
      for (const world of worlds) {
        const growth = of(world, 'p50Ms') / of(worlds[0]!, 'p50Ms');
        const size = name === 'months' ? world.size.months : world.size.messages.toLocaleString('en');
        const cells = [
          of(world, 'p50Ms').toFixed(2),
          growth.toFixed(2),
          of(world, 'p99Ms').toFixed(1),
          of(world, 'cpuMs').toFixed(3),
        ];
        process.stdout.write(`| ${size} | ${work} | ${cells.join(' | ')} |\n`);
      }
    }
  } finally {
    await load.close();
  }
}
