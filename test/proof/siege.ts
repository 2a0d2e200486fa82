import { strict as assert } from 'node:assert';
import { newPet } from '../support/client.js';
import type { AttackPlan, AttackReport, Lived } from '../security/siege/attack.js';
import { besiege } from '../security/siege/besiege.js';
import { HonestOwner, type Chat } from '../security/siege/honest-owner.js';
import {
  makePlan,
  ownerAt,
  startBesieged,
  told,
  watchMemory,
  witnessFor,
  type BesiegedServer,
} from '../security/siege/server.js';
import { witness, type Waits } from '../security/siege/witness.js';
import type { Proof } from './proof.js';

const second = 1_000;
// In MB. Requests under way and garbage move the memory by as much at any moment, so medians are compared.
const [maxGrowth, maxPeak] = [50, 512];
// The first minute warms up: the heap grows to its size, and code is compiled.
const [warmUp, span] = [60, 30];
// Waits and memory are judged if the siege lasts so long.
const shortest = 120;
// In ms. The attackers take the processors, too: on two of them, the system takes a thread off for up to 50 ms at a time,
// and an answer needs a dozen turns.
const [minWait, minLongest] = [500, 1_000];
const maxSlowdown = 10;
/** How long the server may let live what these do, in seconds, and what a busy machine adds. */
const lives: Record<Lived, number> = { silent: 5, half: 15, slow: 35, anonymous: 65 };

/** What was seen of a siege. */
interface Seen {
  seconds: number;
  report: AttackReport;
  chats: Chat[];
  usual: Waits;
  waits: Waits;
  /** Of the resident memory, in MB. */
  memory: { first: number; last: number; peak: number };
}

/**
 * For so many seconds a real process is attacked in every way at once, by owners and by strangers, from a new address
 * with each request. Two honest owners chat meanwhile and lose nothing: each message is stored once, and each one and
 * each reply comes live once and in order. Another owner's `{ me { id } }` waits at most ten times as long as usual (99 in
 * 100 for half a second on a fast machine, and each for a second), and the process logs no uncaught error. From the half minute after the first minute
 * to the last half minute its memory grows by at most 50 MB, and it never has more than 512. Waits and memory are judged
 * from two minutes on.
 */
export const besieged: Proof = async (seconds, progress) => {
  await using server = await startBesieged();
  const plan = await makePlan(server);
  const honest = [await honestOwner(server, plan), await honestOwner(server, plan)];
  const third = await ownerAt(server.url, '192.0.2.3');
  const born = await server.metric('process_start_time_seconds');
  await witnessFor(third, 1);
  const usual = await witnessFor(third, Math.min(10, seconds / 4));

  const over = new AbortController();
  const siege = besiege(plan, 1);
  try {
    const chatted = Promise.all(honest.map((one) => one.chat(over.signal)));
    const waited = witness(third, over.signal);
    // Awaited below; a fault of one ends the siege.
    for (const one of [chatted, waited, siege.broken]) one.catch(() => over.abort());
    const readings: [megabytes: number, elapsed: number][] = [];
    await watchMemory(server, seconds, over.signal, (megabytes, elapsed) => {
      readings.push([megabytes, elapsed]);
      progress(Math.min(seconds, Math.floor(elapsed)), seconds);
    });
    const report = over.signal.aborted ? undefined : await siege.end();
    over.abort();
    const [waits, chats] = await Promise.all([waited, chatted]);
    await siege.broken;
    assert.ok(report);
    assert.equal(await server.metric('process_start_time_seconds'), born, 'the process is another one');
    assert.ok(!server.output.includes('uncaught'), `an error was uncaught:\n${server.output.slice(-2_000)}`);
    return judge({ seconds, report, chats, usual, waits, memory: summarize(readings, seconds) });
  } finally {
    over.abort();
    await siege.kill();
  }
};

async function honestOwner(server: BesiegedServer, plan: AttackPlan): Promise<HonestOwner> {
  const owner = await ownerAt(server.url, `192.0.2.${plan.usernames.length + 1}`);
  plan.usernames.push(owner.username);
  return new HonestOwner(owner, await newPet(owner), server.database);
}

/** The median at the begin and at the end of what is judged, and the highest. */
function summarize(readings: readonly [megabytes: number, elapsed: number][], seconds: number) {
  const median = (from: number, to: number) => {
    const all = readings
      .filter(([, elapsed]) => elapsed >= from && elapsed < to)
      .map(([megabytes]) => megabytes);
    return Math.round(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0);
  };
  return {
    first: median(warmUp, warmUp + span),
    last: median(seconds - span, Infinity),
    peak: Math.round(Math.max(...readings.map(([megabytes]) => megabytes))),
  };
}

function judge(seen: Seen): string {
  const { seconds, report, usual, waits, memory } = seen;
  const words = describe(seen);
  const isFull = seconds >= shortest;
  const longest = (least: number) => Math.max(least, maxSlowdown * usual.median);
  const isShort = waits.p99 <= longest(minWait) && waits.maximum <= longest(minLongest);
  assert.ok(!isFull || isShort, `the witness waited for too long: ${words}`);
  assert.ok(!isFull || memory.last - memory.first <= maxGrowth, `memory grew: ${words}`);
  assert.ok(!isFull || memory.peak <= maxPeak, `there was too much memory: ${words}`);
  for (const [kind, limit] of Object.entries(lives))
    assert.ok(
      report.longest[kind as Lived] <= limit * second,
      `a connection (${kind}) lived for long: ${words}`,
    );
  const unfinished = Object.keys(report.rounds).filter((name) => report.rounds[name] === 0);
  assert.deepEqual(isFull ? unfinished : [], [], `an attack never ran to its end: ${words}`);
  return words;
}

function describe({ seconds, report, chats, usual, waits, memory }: Seen): string {
  const sum = (of: keyof Chat) => chats.reduce((all, chat) => all + chat[of], 0);
  const rounds = Object.entries(report.rounds).map(([name, count]) => `${name} ${count}`);
  const ended = Object.entries(report.longest).map(
    ([kind, ms]) => `${kind} ${(ms / second).toFixed(1)} s (${report.ended[kind as Lived]} ended)`,
  );
  return (
    `${seconds} s of ${rounds.length} attacks at once (${rounds.join(', ')}): ` +
    `two owners sent ${sum('sent')} messages (${sum('repeated')} sends repeated) and got ${sum('replies')} replies, ` +
    `all stored once and received once and in order over ${sum('resumed')} resumptions; ` +
    `a third waited ${told(waits)} (usually ${told(usual)}); ` +
    `resident memory went from ${memory.first} to ${memory.last} MB, at most ${memory.peak}; lives: ${ended.join(', ')}`
  );
}
