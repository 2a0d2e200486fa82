import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import { LiveAudience } from './live-audience.js';
import type { LiveOwner } from './live-devices.js';
import { cpuTimeOf, type MachineWatch } from './machine.js';
import type { Options } from './options.js';
import { withProgress } from './progress.js';
import { readQuestions, tokenSecret } from './questions.js';
import type { Result } from './report.js';
import { productStart } from './requests.js';
import { interleave, median } from './rounds.js';
import { compiled, startSide, type Side } from './side.js';

const outstanding = 64;
const warmUpOwners = 50;

/**
 * W4, live: two devices each of so many owners; messages are committed to random owners as fast as a side gets
 * them to both devices, and every delivery is checked. Each side has owners of its own, so that the sockets
 * of both may stay open. Memory is what an idle subscriber adds to a warmed-up side, garbage collected.
 */
export async function measureLive(
  url: string,
  client: Client,
  options: Options,
  watch: MachineWatch,
): Promise<Result[]> {
  const { liveOwners, rounds, seconds, warmUpSeconds } = options;
  await checkOpenFiles(2 * liveOwners);
  const owners = await readOwners(client, 2 * liveOwners);
  // Those of the product, for both.
  const flags = [
    ...productStart(url).flags!,
    '--expose-gc',
    '--import',
    compiled('sides/collect-on-signal.js'),
  ];
  const sides: Side[] = [];
  const audience = await LiveAudience.open(url);
  try {
    sides.push(
      await startSide({ name: 'raw', flags, command: [compiled('sides/raw-live.js'), url, tokenSecret] }),
    );
    sides.push(await startSide({ ...productStart(url), flags }));
    for (const pid of [...audience.pids, ...sides.map((side) => side.pid)]) watch.know(pid);

    return await withProgress('measuring W4', 'steps', sides.length * (rounds + 2), async (progress) => {
      const kB: number[] = [];
      for (const [at, side] of sides.entries()) {
        kB.push(await subscribe(side, owners.slice(at * liveOwners, (at + 1) * liveOwners), audience));
        progress.step();
      }
      for (const side of sides) {
        await audience.publish(side.name, warmUpSeconds, outstanding);
        progress.step();
      }
      const figures = await interleave(
        sides,
        rounds,
        async (side) => {
          const run = await watch.during(() => publish(side, audience, seconds));
          progress.step();
          return run;
        },
        async () => void (await client.query('VACUUM chat_rooms')),
      );
      return toResults(figures, kB);
    });
  } finally {
    audience.close();
    await Promise.all(sides.map((side) => side.stop()));
  }
}

interface Run {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  cpuMs: number;
}

async function publish(side: Side, audience: LiveAudience, seconds: number): Promise<Run> {
  const cpu = await cpuTimeOf(side.pid);
  const { deliveries, perSecond, latencies } = await audience.publish(side.name, seconds, outstanding);
  side.check();
  return {
    perSecond,
    p50Ms: latencies[Math.floor(latencies.length * 0.5)]!,
    p99Ms: latencies[Math.floor(latencies.length * 0.99)]!,
    cpuMs: ((await cpuTimeOf(side.pid)) - cpu) / deliveries,
  };
}

function toResults(figures: Map<Side, Run[]>, kB: number[]): Result[] {
  const of = (side: Side, key: keyof Run) => median(figures.get(side)!.map((run) => run[key]));
  const sides = [...figures.keys()];
  return [
    ...sides.map((side) => ({
      work: 'W4',
      side: side.name,
      perSecond: of(side, 'perSecond'),
      ratio: of(side, 'perSecond') / of(sides[0]!, 'perSecond'),
      p50Ms: of(side, 'p50Ms'),
      p99Ms: of(side, 'p99Ms'),
      cpuMs: of(side, 'cpuMs'),
    })),
    // A system without /proc does not tell.
    ...sides.slice(kB[0]! > 0 ? 0 : sides.length).map(({ name }, at) => ({
      work: 'W4 memory',
      side: name,
      kB: kB[at]!,
      ratio: kB[at]! / kB[0]!,
    })),
  ];
}

/** Has all subscribe. @returns how much memory each socket takes, in kB */
async function subscribe(side: Side, owners: LiveOwner[], audience: LiveAudience): Promise<number> {
  // What a side loads and compiles for its first subscribers is not what one more of them costs.
  await audience.subscribe(side.name, side.url, owners.slice(0, warmUpOwners));
  await atRest(side);
  await audience.publish(side.name, 1, warmUpOwners / 2);
  await audience.unsubscribe(side.name);
  const before = await residentMemory(side);
  await audience.subscribe(side.name, side.url, owners);
  const after = await residentMemory(side);
  return (after - before) / (2 * owners.length);
}

/** A side has done what it was asked: there is no other sign that a subscription has begun. */
async function atRest(side: Side): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    const before = await cpuTimeOf(side.pid);
    await delay(300);
    side.check();
    quiet = (await cpuTimeOf(side.pid)) - before < 30 ? quiet + 1 : 0;
  }
}

/** The resident memory of a side at rest, in kB, after it has collected its garbage until no more goes. */
async function residentMemory(side: Side): Promise<number> {
  await atRest(side);
  let least = Infinity;
  for (let same = 0; same < 3;) {
    process.kill(side.pid, 'SIGUSR2');
    await delay(500);
    const status = await readFile(`/proc/${side.pid}/status`, 'utf8').catch(() => '');
    const now = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
    same = now >= least * 0.995 ? same + 1 : 0;
    least = Math.min(least, now);
  }
  return least;
}

async function readOwners(client: Client, count: number): Promise<LiveOwner[]> {
  const questions = await readQuestions(client);
  if (questions.length < count) throw new Error(`W4 needs ${count} owners with messages.`);
  const { rows } = await client.query<{ id: string; name: string }>(
    'SELECT r.id, p.name FROM chat_rooms r JOIN pets p ON p.id = r.pet_id',
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return questions.slice(0, count).map(({ userId, authorization, room }) => ({
    ownerId: userId,
    authorization,
    roomId: room,
    petName: names.get(room)!,
  }));
}

/** Node raises its own limit as far as it may. */
async function checkOpenFiles(sockets: number): Promise<void> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  const most = /^Max open files\s+\S+\s+(\d+)/m.exec(limits)?.[1];
  if (most && Number(most) < sockets + 200)
    throw new Error(`W4 opens ${sockets} sockets and a process may have ${most} files; raise ulimit -n.`);
}
