import { strict as assert } from 'node:assert';
import type { Client } from 'pg';
import { graphDialect, rawDialect, type Asking, type Dialect } from './dialect.js';
import { Load, type Asked, type Run } from './load.js';
import type { MachineWatch } from './machine.js';
import type { Options } from './options.js';
import { postgraphileDialect } from './postgraphile-dialect.js';
import { withProgress } from './progress.js';
import { readQuestions, tokenSecret, type Question } from './questions.js';
import type { Result } from './report.js';
import { interleave, median } from './rounds.js';
import { sendFunction } from './send-function.js';
import { countSent } from './sent.js';
import { viewerPolicies } from './sides/viewer-policies.js';
import { compiled, startSide, type SideStart } from './side.js';

/** The product, in a process of its own, as it runs in production. */
export const productStart = (databaseUrl: string): SideStart => ({
  name: 'nuzzle',
  // As `npm start` does.
  flags: ['--max-semi-space-size=8'],
  command: [compiled('../src/main.js')],
  env: {
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '10',
    TOKEN_SECRET: tokenSecret,
    PORT: '0',
    RUN: 'api',
    LOG_LEVEL: 'warn',
  },
});

/**
 * W1 to W3: open the app, scroll, and send. All sides on one PostgreSQL, 32 connections, a random owner each
 * time, the answers compared before anything is measured.
 */
export async function measureRequests(
  url: string,
  client: Client,
  options: Options,
  watch: MachineWatch,
): Promise<Result[]> {
  const asking = options.works.filter((work): work is Asking => ['W1', 'W2', 'W3'].includes(work));
  if (asking.length === 0) return [];
  const load = new Load();
  const all: Asked[] = [];
  const start = async (side: SideStart, dialect: Dialect) => {
    const asked = { side: await startSide(side), dialect };
    watch.know(asked.side.pid);
    all.push(asked);
  };
  const own = (name: string): SideStart => ({
    name,
    command: [compiled(`sides/${name}.js`), url, tokenSecret],
  });
  try {
    await client.query(sendFunction);
    if (options.peers) await client.query(viewerPolicies);
    await start(own('raw'), rawDialect);
    await start(productStart(url), graphDialect);
    if (options.peers) {
      await start(own('postgraphile'), postgraphileDialect);
      await start(own('mercurius'), graphDialect);
    }
    await start(own('naive'), graphDialect);
    const results: Result[] = [];
    for (const work of asking)
      results.push(...(await measureWork(work, { client, url, load, sides: all, options, watch })));
    return results;
  } finally {
    await load.close();
    await Promise.all(all.map(({ side }) => side.stop()));
  }
}

interface Setting {
  client: Client;
  url: string;
  load: Load;
  sides: Asked[];
  options: Options;
  watch: MachineWatch;
}

async function measureWork(work: Asking, setting: Setting): Promise<Result[]> {
  const { client, url, load, sides, options, watch } = setting;
  const questions = await readQuestions(client);
  if (work !== 'W3') await compare(work, sides, questions.slice(0, options.compared), load);
  const sent = work === 'W3' ? await countSent(url, client) : undefined;
  const runs = (options.rounds + 1) * sides.length;
  const figures = await withProgress(`measuring ${work}`, 'runs', runs, async (progress) => {
    const run = async (asked: Asked, seconds: number) => {
      const done = await watch.during(() => load.run(asked, work, questions, seconds));
      await sent?.check(asked.side.name, done.answers);
      progress.step();
      return done;
    };
    for (const asked of sides) await run(asked, options.warmUpSeconds);
    return interleave(
      sides,
      options.rounds,
      (asked) => run(asked, options.seconds),
      () => sent?.tidy() ?? Promise.resolve(),
    );
  });
  await sent?.close();
  return toResults(work, figures);
}

/** The sides must give the same answers, or their speed says nothing. */
async function compare(work: Asking, sides: Asked[], questions: Question[], load: Load): Promise<void> {
  for (const question of questions) {
    const answers = await Promise.all(sides.map((asked) => load.ask(asked, work, question)));
    for (const [index, { side }] of sides.entries())
      assert.deepEqual(
        answers[index],
        answers[0],
        `${side.name} gives another answer than ${sides[0]!.side.name} at ${work}.`,
      );
  }
}

const of = (runs: Run[], key: keyof Run) => median(runs.map((run) => run[key]));

function toResults(work: string, figures: Map<Asked, Run[]>): Result[] {
  const limit = of([...figures.values()][0]!, 'perSecond');
  return [...figures].map(([{ side }, runs]) => ({
    work,
    side: side.name,
    perSecond: of(runs, 'perSecond'),
    ratio: of(runs, 'perSecond') / limit,
    p50Ms: of(runs, 'p50Ms'),
    p99Ms: of(runs, 'p99Ms'),
    cpuMs: of(runs, 'cpuMs'),
  }));
}
