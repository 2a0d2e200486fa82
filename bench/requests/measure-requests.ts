import { strict as assert } from 'node:assert';
import type { Client } from 'pg';
import type { Options } from '../options.js';
import type { MachineWatch } from '../report/machine.js';
import type { Result } from '../report/results.js';
import { toResults } from '../run/figures.js';
import { withProgress } from '../run/progress.js';
import { interleave } from '../run/rounds.js';
import { compiled, startServer, type ServerCommand } from '../run/server-process.js';
import { nuzzleCommand } from '../sides/nuzzle.js';
import { createSendFunction } from '../sides/send-function.js';
import { viewerPolicies } from '../sides/viewer-policies.js';
import { labelOf, requestWorkloads, type RequestWorkload } from '../workloads.js';
import { readOwnerRooms, tokenSecret, type OwnerRoom } from '../world/owner-rooms.js';
import { graphDialect, rawDialect, type Dialect } from './dialect.js';
import { Load, type RequestSide } from './load.js';
import { postgraphileDialect } from './postgraphile-dialect.js';
import { openSentCheck } from './sent-check.js';

/**
 * Measures W1 open-app, W2 scroll and W3 send. All sides use one PostgreSQL, 32 connections send to each side in
 * turn, and every request is of another owner. The responses are compared before anything is measured. Each workload is
 * measured twice: with owners whose access must be noted, and with owners who were seen within the minute.
 */
export async function measureRequests(
  url: string,
  client: Client,
  options: Options,
  watch: MachineWatch,
): Promise<Result[]> {
  const chosen = requestWorkloads.filter((workload) => options.workloads.includes(workload));
  if (chosen.length === 0) return [];
  const load = new Load();
  const sides: RequestSide[] = [];
  const open = async (command: ServerCommand, dialect: Dialect) => {
    const server = await startServer(command);
    watch.include(server.pid);
    sides.push({ name: command.name, server, dialect });
  };
  const peer = (name: string): ServerCommand => ({
    name,
    command: [compiled(`bench/sides/${name}.js`), url, tokenSecret],
  });
  try {
    await client.query(createSendFunction);
    if (options.peers) await client.query(viewerPolicies);
    await open(peer('raw'), rawDialect);
    await open(nuzzleCommand(url), graphDialect);
    if (options.peers) {
      await open(peer('postgraphile'), postgraphileDialect);
      await open(peer('mercurius'), graphDialect);
    }
    await open(peer('naive'), graphDialect);
    const results: Result[] = [];
    for (const workload of chosen)
      for (const areSeen of [false, true])
        results.push(...(await measure(workload, { client, url, load, sides, options, watch, areSeen })));
    return results;
  } finally {
    await load.close();
    await Promise.all(sides.map(({ server }) => server.stop()));
  }
}

interface Setting {
  client: Client;
  url: string;
  load: Load;
  sides: RequestSide[];
  options: Options;
  watch: MachineWatch;
  /** Whether all owners were seen within the minute, so that no access is noted. */
  areSeen: boolean;
}

/** Makes all owners seen within the minute, or a while ago: each run finds the same. */
async function setSeen(client: Client, areSeen: boolean): Promise<void> {
  await client.query(
    "UPDATE users SET last_active_at = clock() - CASE WHEN $1 THEN interval '0' ELSE interval '1 hour' END",
    [areSeen],
  );
  await client.query('VACUUM users, outreach_due');
}

async function measure(workload: RequestWorkload, setting: Setting): Promise<Result[]> {
  const { client, url, load, sides, options, watch, areSeen } = setting;
  const label = areSeen ? `${labelOf(workload)}, seen` : labelOf(workload);
  const rooms = await readOwnerRooms(client);
  if (workload !== 'send') await compare(workload, sides, rooms.slice(0, options.compared), load);
  const sent = workload === 'send' ? await openSentCheck(url, client) : undefined;
  const steps = (options.rounds + 1) * sides.length;
  const runs = await withProgress(`measuring ${label}`, 'runs', steps, async (progress) => {
    const run = async (side: RequestSide, seconds: number) => {
      await setSeen(client, areSeen);
      const figures = await watch.during(() => load.run(side, workload, rooms, seconds));
      await sent?.check(side.name, figures.responses);
      progress.step();
      return figures;
    };
    for (const side of sides) await run(side, options.warmUpSeconds);
    return interleave(
      sides,
      options.rounds,
      (side) => run(side, options.seconds),
      () => sent?.vacuum() ?? Promise.resolve(),
    );
  });
  await sent?.close();
  return toResults(label, runs);
}

/** @throws if a side's response differs: its speed would mean nothing */
async function compare(
  workload: RequestWorkload,
  sides: RequestSide[],
  rooms: OwnerRoom[],
  load: Load,
): Promise<void> {
  for (const room of rooms) {
    const responses = await Promise.all(sides.map((side) => load.requestOnce(side, workload, room)));
    for (const [index, { name }] of sides.entries())
      assert.deepEqual(
        responses[index],
        responses[0],
        `${name} gives another response than ${sides[0]!.name} to ${labelOf(workload)}.`,
      );
  }
}
