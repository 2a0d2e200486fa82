import { strict as assert } from 'node:assert';
import { createECDH } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { testEnvironment } from '../support/app.js';
import { caller, newOwner, newPet, type Owner } from '../support/client.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { startProcess, type TestProcess } from '../support/process.js';
import { Provider } from '../support/provider.js';
import { withoutLimits } from '../support/without-limits.js';
import type { Proof } from './proof.js';
import type { AttackPlan, AttackReport, Lived } from './siege/attack.js';
import { HonestOwner } from './siege/honest-owner.js';
import { witness, type Waits } from './siege/witness.js';

const second = 1_000;
const adminToken = 'the-token-of-an-operator-is-long-enough';
const maxGrowth = 50;
// Waits and memory are judged if the siege lasts so long.
const shortest = 120;
// What a machine whose processors are all busy adds to any answer.
const minWait = 500;
const maxSlowdown = 10;
const attackers = 4;
const petsEach = 100;
/** How long the server may let live what these do, in seconds, and what a busy machine adds. */
const lives: Record<Lived, number> = { silent: 5, half: 15, slow: 35, anonymous: 65 };

const attackerFile = new URL('./siege/attacker.js', import.meta.url).pathname;

/**
 * For so many seconds a real process is attacked in every way at once, by owners and by strangers, from a new address
 * with each request. Two honest owners chat meanwhile and lose nothing: each message is stored once, and each one and
 * each reply comes live once and in order. Another owner's `{ me { id } }` never waits ten times as long as usual
 * (half a second on a fast machine), memory grows by at most 50 MB after the first minute, and the process logs no
 * uncaught error. Waits and memory are judged from two minutes on.
 */
export const besieged: Proof = async (seconds, progress) => {
  const database = await openTestDatabase();
  const provider = await Provider.start();
  let server: TestProcess | undefined;
  try {
    server = await startProcess(environmentOf(database, provider));
    return await besiege(server, database, seconds, progress);
  } finally {
    await server?.end('SIGTERM');
    await provider.stop();
    await database.drop();
  }
};

function environmentOf(database: TestDatabase, provider: Provider): Record<string, string> {
  const all = testEnvironment(database.url);
  const vapid = createECDH('prime256v1');
  return {
    // The limits are those of a server as it comes.
    ...Object.fromEntries(Object.entries(all).filter(([name]) => !(name in withoutLimits))),
    RUN: 'api,jobs',
    LOG_LEVEL: 'warn',
    LEASE: '30s',
    TRUST_PROXY: 'loopback',
    ADMIN_TOKEN: adminToken,
    OPENAI_BASE_URL: provider.baseUrl,
    OPENAI_MODEL: 'double',
    VAPID_PUBLIC_KEY: vapid.generateKeys('base64url'),
    VAPID_PRIVATE_KEY: vapid.getPrivateKey().toString('base64url'),
    VAPID_SUBJECT: 'mailto:operator@example.com',
  };
}

async function besiege(
  server: TestProcess,
  database: TestDatabase,
  seconds: number,
  progress: Parameters<Proof>[1],
): Promise<string> {
  const { url } = server;
  const [before, warmUp] = [Math.min(10, seconds / 4), Math.min(60, seconds / 2)];
  const plan = await makePlan(url, database);
  const honest = await Promise.all([honestOwner(plan, database), honestOwner(plan, database)]);
  const third = await ownerAt(url, '192.0.2.3');
  const born = await metric(server, 'process_start_time_seconds');

  await witnessFor(third, 1);
  const usual = await witnessFor(third, before);
  const over = new AbortController();
  const worker = new Worker(attackerFile, { workerData: plan, execArgv: [] });
  const broken = (async () => {
    const [code] = (await once(worker, 'exit')) as [number];
    assert.ok(over.signal.aborted, `the attackers ended with ${code}`);
  })();
  try {
    const chats = Promise.all(honest.map((one) => one.chat(over.signal)));
    const waited = witness(third, over.signal);
    // Awaited below; a fault of one ends the siege.
    for (const one of [chats, waited, broken]) one.catch(() => over.abort());
    const memory = await watchMemory(server, seconds, warmUp, over.signal, progress);
    const report = over.signal.aborted ? undefined : await endAttack(worker);
    over.abort();
    const [waits, chatted] = await Promise.all([waited, chats]);
    await broken;
    assert.ok(report);
    assert.equal(await metric(server, 'process_start_time_seconds'), born, 'the process is another one');
    assert.ok(!server.output.includes('uncaught'), `an error was uncaught:\n${server.output.slice(-2_000)}`);
    const sum = (of: 'sent' | 'replies' | 'resumed' | 'repeated') =>
      chatted.reduce((all, chat) => all + chat[of], 0);
    const rounds = Object.entries(report.rounds);
    const words =
      `${seconds} s of ${rounds.length} attacks at once (${rounds.map(([name, count]) => `${name} ${count}`).join(', ')}): ` +
      `two owners sent ${sum('sent')} messages (${sum('repeated')} sends repeated) and got ${sum('replies')} replies, ` +
      `all stored once and received once and in order over ${sum('resumed')} resumptions; ` +
      `a third waited ${told(waits)} (usually ${told(usual)}); ` +
      `resident memory grew by ${memory.growth} MB from ${memory.first} MB; ` +
      `lives: ${Object.entries(report.longest)
        .map(([kind, ms]) => `${kind} ${(ms / second).toFixed(1)} s (${report.ended[kind as Lived]} ended)`)
        .join(', ')}`;
    // Before that the heap still grows to its size, and code is compiled.
    const isFull = seconds >= shortest;
    const longestWait = Math.max(minWait, maxSlowdown * usual.median);
    assert.ok(
      !isFull || waits.maximum <= longestWait,
      `the witness waited for more than ${longestWait} ms: ${words}`,
    );
    assert.ok(!isFull || memory.growth <= maxGrowth, `memory grew: ${words}`);
    for (const [kind, limit] of Object.entries(lives))
      assert.ok(
        report.longest[kind as Lived] <= limit * second,
        `a connection (${kind}) lived for long: ${words}`,
      );
    assert.deepEqual(
      rounds.filter(([name, count]) => count === 0 && isFull && name).map(([name]) => name),
      [],
      `an attack never ran to its end: ${words}`,
    );
    return words;
  } finally {
    over.abort();
    await worker.terminate();
  }
}

const told = ({ median, p99, maximum }: Waits) => `${median} ms (p99 ${p99}, at most ${maximum})`;

async function witnessFor(owner: Owner, seconds: number): Promise<Waits> {
  return witness(owner, AbortSignal.timeout(seconds * second));
}

/** Signs an owner up whose requests come from an address of their own. */
async function ownerAt(url: string, address: string): Promise<Owner> {
  const owner = await newOwner(url);
  return { ...owner, ...caller(url, owner.token, { 'x-forwarded-for': address }), token: owner.token };
}

async function honestOwner(plan: AttackPlan, database: TestDatabase): Promise<HonestOwner> {
  const owner = await ownerAt(plan.url, `192.0.2.${plan.usernames.length + 1}`);
  plan.usernames.push(owner.username);
  return new HonestOwner(owner, await newPet(owner), database);
}

/** Signs the attackers up, each with as many pets as one may have, of the longest persona. */
async function makePlan(url: string, database: TestDatabase): Promise<AttackPlan> {
  const accounts = [];
  for (let n = 0; n < attackers; n++) {
    const owner = await newOwner(url);
    const { roomId } = await newPet(owner);
    await database.query(
      `INSERT INTO pets (owner_id, name, persona) SELECT $1, 'Coco', repeat('😀', 500) FROM generate_series(2, $2::int)`,
      [owner.id, petsEach],
    );
    accounts.push({ token: owner.token, roomId });
  }
  // Its session ends with the first use, half a minute later.
  const careless = await newOwner(url);
  await careless.request(
    'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { accessToken } }',
    { input: { refreshToken: careless.refreshToken } },
  );
  return { url, accounts, usernames: [], usedToken: careless.refreshToken };
}

async function metric({ url }: TestProcess, name: string): Promise<number> {
  const response = await fetch(`${url}/admin/metrics`, {
    headers: { authorization: `Bearer ${adminToken}` },
  });
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(await response.text())?.[1]);
}

/** Reads the resident memory every second. @returns how it grew after the warm-up, in MB */
async function watchMemory(
  server: TestProcess,
  seconds: number,
  warmUp: number,
  over: AbortSignal,
  progress: Parameters<Proof>[1],
) {
  const read = async () => (await metric(server, 'process_resident_memory_bytes')) / 1024 ** 2;
  const since = Date.now();
  const elapsed = () => (Date.now() - since) / second;
  let [first, highest] = [0, 0];
  while (elapsed() < seconds && !over.aborted) {
    const memory = await read();
    if (elapsed() < warmUp) first = Math.max(first, memory);
    highest = Math.max(highest, memory);
    progress(Math.min(seconds, Math.floor(elapsed())), seconds);
    await delay(second);
  }
  return { first: Math.round(first), growth: Math.round(highest - first) };
}

async function endAttack(worker: Worker): Promise<AttackReport> {
  const reported = once(worker, 'message');
  worker.postMessage('end', []);
  return (await reported)[0] as AttackReport;
}
