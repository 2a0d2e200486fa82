import { Client } from 'pg';
import { measureClaims } from './claim.js';
import { endOnSignals } from './ending.js';
import { measureLive } from './live.js';
import { machine, MachineWatch } from './machine.js';
import { readOptions, type Options } from './options.js';
import { peersAreThere } from './peers.js';
import { drawPicture } from './picture.js';
import { withProgress } from './progress.js';
import { openSessions } from './questions.js';
import { keepResults, rounded, tableOf, type Result } from './report.js';
import { measureRequests } from './requests.js';
import { withDatabase } from './server.js';
import { fillWorld } from './world.js';

// npm run bench: measures the works that are named, or all, and prints, keeps and draws what came of it.
try {
  const options = readOptions(process.argv.slice(2));
  if (options.peers && !peersAreThere())
    throw new Error(
      'The peers are not installed. Install them with `npm ci --prefix bench`, or go without them with --no-peers.',
    );
  endOnSignals();
  const results: Result[] = [];
  try {
    await measure(options, results);
  } finally {
    // What was measured before a fault is worth keeping.
    if (results.length > 0) await report(results.map(rounded));
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

/** @param results where each work's are put when it is done */
async function measure(options: Options, results: Result[]): Promise<void> {
  const { messages, owners, months } = options.world;
  process.stdout.write(
    `${messages.toLocaleString('en')} messages of ${owners.toLocaleString('en')} owners over ${months} months, ${options.rounds} interleaved rounds, on ${machine()}\n`,
  );
  if (options.works.some((work) => work !== 'W5'))
    await withDatabase(async (url) => {
      const client = await connect(url);
      try {
        await withProgress('filling', 'rows', 1, (progress) =>
          fillWorld(client, options.world, (done, total) => progress.at(done, total)),
        );
        await openSessions(client);
        const watch = await MachineWatch.open(client);
        results.push(...(await measureRequests(url, client, options, watch)));
        if (options.works.includes('W4')) results.push(...(await measureLive(url, client, options, watch)));
        process.stdout.write(`${watch.toString()}\n`);
      } finally {
        await client.end();
      }
    });
  if (options.works.includes('W5'))
    await withDatabase(async (url) => {
      const client = await connect(url);
      try {
        const watch = await MachineWatch.open(client);
        results.push(...(await measureClaims(url, client, options, watch)));
        process.stdout.write(`W5: ${watch.toString()}\n`);
      } finally {
        await client.end();
      }
    });
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  // The server goes first where a side fails, and that side's fault is what is to be read.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function report(results: Result[]): Promise<void> {
  process.stdout.write(`${tableOf(results)}\n`);
  const all = await keepResults(results);
  await drawPicture(
    all,
    results.map(({ work }) => work),
  );
  process.stdout.write('The figures are in bench/results.json, the picture is bench/results.svg.\n');
}
