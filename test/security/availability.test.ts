import { afterAll, expect, test } from '@jest/globals';
import { besiege } from './siege/besiege.js';
import { httpAttacks } from './siege/http-attacks.js';
import { makePlan, ownerAt, startBesieged, told, watchMemory, witnessFor } from './siege/server.js';
import { socketAttacks } from './siege/socket-attacks.js';
import { witness } from './siege/witness.js';

const [before, during] = [0.5, 1];
// The process is warm when its memory has grown by less than so many MB in so many seconds.
const [minGrowth, span, maxSpans] = [10, 15, 6];
const crowd = 4;
const maxSlowdown = 10;
// In ms: what the other tests on the machine may add to any answer. The faults that this finds took 2 to 33 seconds.
const minWait = 1_500;
// In MB.
const [maxGrowth, maxMemory] = [50, 512];

const server = await startBesieged();
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});
const plan = await makePlan(server);
const victim = await ownerAt(server.url, '192.0.2.1');
plan.usernames.push(victim.username);
const third = await ownerAt(server.url, '192.0.2.2');
const born = await server.metric('process_start_time_seconds');
let highest = 0;

/** Attacks for so many seconds, while another owner asks for their id ten times a second. */
async function attack(seconds: number, only?: string) {
  const over = new AbortController();
  const siege = besiege(plan, crowd, only);
  try {
    const waited = witness(third, over.signal);
    for (const one of [waited, siege.broken]) one.catch(() => over.abort());
    let peak = 0;
    await watchMemory(server, seconds, over.signal, (megabytes) => (peak = Math.max(peak, megabytes)));
    const report = over.signal.aborted ? undefined : await siege.end();
    over.abort();
    const waits = await waited;
    await siege.broken;
    return { waits, peak, begun: report?.begun ?? {} };
  } finally {
    over.abort();
    await siege.kill();
  }
}

test('all attacks at once warm the process up and do not end it', async () => {
  let grown = Infinity;
  for (let spans = 0; grown > minGrowth && spans < maxSpans; spans++) {
    const { peak, begun } = await attack(span);
    expect(Object.keys(begun).length).toBeGreaterThanOrEqual(30);
    grown = peak - highest;
    highest = Math.max(highest, peak);
  }
  expect(highest).toBeLessThan(maxMemory);
});

test.each([...Object.keys(httpAttacks), ...Object.keys(socketAttacks)])(
  'neither waits nor memory grow by %s',
  async (name) => {
    const usual = await witnessFor(third, before);
    const { waits, peak, begun } = await attack(during, name);
    expect(begun[name]).toBeGreaterThan(0);
    const longest = Math.max(minWait, maxSlowdown * usual.maximum);
    expect({ waits: told(waits), usual: told(usual), isLong: waits.maximum > longest }).toMatchObject({
      isLong: false,
    });
    expect(Math.round(peak - highest)).toBeLessThanOrEqual(maxGrowth);
    highest = Math.max(highest, peak);
  },
);

test('after all of them it is the same process, without an uncaught error', async () => {
  expect(await server.metric('process_start_time_seconds')).toBe(born);
  expect(server.output).not.toContain('uncaught');
});
