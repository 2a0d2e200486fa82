import { readFile } from 'node:fs/promises';
import type { Client } from 'pg';
import { LiveAudience } from './live-audience.js';
import type { Pace } from './live-client.js';
import type { LiveOwner } from './live-devices.js';
import { LiveSide } from './live-side.js';
import type { MachineWatch } from './machine.js';
import type { Options } from './options.js';
import { withProgress } from './progress.js';
import { readQuestions, tokenSecret } from './questions.js';
import type { Result } from './report.js';
import { productStart } from './requests.js';
import { interleave, median } from './rounds.js';
import { compiled, type SideStart } from './side.js';

const processes = 2;
const [warmUps, warmUpOwners] = [8, 50];
const paces = {
  W4: { most: 64, each: 'outstanding' },
  'W4 at 1,000/s': { most: 1_000, each: 'second' },
} satisfies Record<string, Pace>;

/**
 * W4, live: two devices each of so many owners, dealt out among two processes of a side; messages are committed to
 * random owners as fast as a side gets them to both devices, and then a thousand a second, and every delivery is
 * checked. Each side has owners of its own, so that the sockets of all may stay open. Memory is what an idle
 * subscriber adds to warmed-up processes, garbage collected. In the end the product is restarted.
 */
export async function measureLive(
  url: string,
  client: Client,
  options: Options,
  watch: MachineWatch,
): Promise<Result[]> {
  const { liveOwners, rounds, seconds, warmUpSeconds } = options;
  // Those of the product, for all.
  const flags = [
    ...productStart(url).flags!,
    '--expose-gc',
    '--import',
    compiled('sides/collect-on-signal.js'),
  ];
  const raw = (name: string, ...more: string[]): SideStart => ({
    name,
    flags,
    command: [compiled('sides/raw-live.js'), url, tokenSecret, ...more],
  });
  const starts = [raw('raw'), raw('raw, together', 'together'), { ...productStart(url), flags }];
  await checkOpenFiles(starts.length * liveOwners);
  const owners = await readOwners(client, starts.length * liveOwners);
  const sides: LiveSide[] = [];
  const audience = await LiveAudience.open(url);
  const works = Object.entries(paces);
  try {
    for (const start of starts) sides.push(await LiveSide.open(start, processes));
    for (const pid of [...audience.pids, ...sides.flatMap(({ pids }) => pids)]) watch.know(pid);

    const steps = sides.length * (2 + works.length * rounds) + 1;
    return await withProgress('measuring W4', 'steps', steps, async (progress) => {
      const kB: number[] = [];
      for (const [at, side] of sides.entries()) {
        kB.push(await subscribe(side, owners.slice(at * liveOwners, (at + 1) * liveOwners), audience));
        progress.step();
      }
      for (const side of sides) {
        await audience.publish(side.name, warmUpSeconds, paces.W4);
        progress.step();
      }
      const results: Result[] = [];
      for (const [work, pace] of works) {
        const figures = await interleave(
          sides,
          rounds,
          async (side) => {
            const run = await watch.during(() => publish(side, audience, seconds, pace));
            progress.step();
            return run;
          },
          async () => void (await client.query('VACUUM chat_rooms')),
        );
        results.push(...toResults(work, figures));
      }
      results.push(...memoryResults(sides, kB));
      results.push(...(await restart(sides.at(-1)!, client, audience)));
      progress.step();
      return results;
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

async function publish(side: LiveSide, audience: LiveAudience, seconds: number, pace: Pace): Promise<Run> {
  const cpu = await side.cpuTime();
  const { deliveries, perSecond, latencies } = await audience.publish(side.name, seconds, pace);
  side.check();
  return {
    perSecond,
    p50Ms: latencies[Math.floor(latencies.length * 0.5)]!,
    p99Ms: latencies[Math.floor(latencies.length * 0.99)]!,
    cpuMs: ((await side.cpuTime()) - cpu) / deliveries,
  };
}

/**
 * Stops all processes of a side as a deployment does, writes to every owner while they are down, and starts them
 * again: how long it takes until every device is back and has what it missed, since they are up, and in all.
 * @throws where a device misses something, or hears it twice, or an owner was taken for present
 */
async function restart(side: LiveSide, client: Client, audience: LiveAudience): Promise<Result[]> {
  // Every device has a cursor then.
  await audience.writeToAll(side.name);
  await audience.awaitAll(side.name);
  await audience.comeBack(side.name);
  const present = async () =>
    (await client.query<{ at: Date | null }>('SELECT max(last_active_at) AS at FROM users')).rows[0]!.at;
  const before = await present();
  const begin = performance.now();
  await side.stop();
  const up = side.startAgain().then(() => performance.now());
  await Promise.all([up, audience.writeToAll(side.name)]);
  await audience.awaitAll(side.name);
  const end = performance.now();
  if ((await present())?.getTime() !== before?.getTime())
    throw new Error('Coming back was taken for an owner who is present.');
  // They are there for what is new as well.
  await audience.publish(side.name, 1, paces.W4);
  return [
    { work: 'W4 restart', side: side.name, seconds: (end - (await up)) / 1000 },
    { work: 'W4 restart, in all', side: side.name, seconds: (end - begin) / 1000 },
  ];
}

function toResults(work: string, figures: Map<LiveSide, Run[]>): Result[] {
  const of = (side: LiveSide, key: keyof Run) => median(figures.get(side)!.map((run) => run[key]));
  const sides = [...figures.keys()];
  return sides.map((side) => ({
    work,
    side: side.name,
    perSecond: of(side, 'perSecond'),
    // At a pace that is given all do the same.
    ...(work === 'W4' && { ratio: of(side, 'perSecond') / of(sides[0]!, 'perSecond') }),
    p50Ms: of(side, 'p50Ms'),
    p99Ms: of(side, 'p99Ms'),
    cpuMs: of(side, 'cpuMs'),
  }));
}

/** A system without /proc does not tell. */
const memoryResults = (sides: LiveSide[], kB: number[]): Result[] =>
  sides
    .slice(kB[0]! > 0 ? 0 : sides.length)
    .map(({ name }, at) => ({ work: 'W4 memory', side: name, kB: kB[at]!, ratio: kB[at]! / kB[0]! }));

/** Has all subscribe. @returns how much memory each socket takes, in kB */
async function subscribe(
  side: LiveSide,
  given: Omit<LiveOwner, 'url'>[],
  audience: LiveAudience,
): Promise<number> {
  const owners = given.map((owner, at) => ({
    ...owner,
    // Two in turn, so that each process of the audience has devices on each of the side.
    url: side.urls[Math.floor(at / 2) % processes]!,
  }));
  // What a side loads and compiles for its first subscribers, and how far its young space grows under load, is not
  // what one more of them costs.
  for (let n = 0; n < warmUps; n++) {
    await audience.subscribe(side.name, owners.slice(0, warmUpOwners));
    await side.atRest();
    await audience.publish(side.name, 1, { most: warmUpOwners / 2, each: 'outstanding' });
    await audience.unsubscribe(side.name);
  }
  const before = await side.residentMemory();
  await audience.subscribe(side.name, owners);
  const after = await side.residentMemory();
  return (after - before) / (2 * owners.length);
}

async function readOwners(client: Client, count: number): Promise<Omit<LiveOwner, 'url'>[]> {
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
