import { strict as assert } from 'node:assert';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import { Client } from 'pg';
import { Agent, request } from 'undici';
import { Tokens } from '../src/session/tokens.js';
import { median, report, rounded } from './report.js';
import { withDatabase } from './server.js';
import { fillWorld, usualWorld, type WorldSize } from './world.js';

/**
 * W1, open the app, and W2, scroll: the raw limit and the product on one PostgreSQL, in an interleaved run of
 * random owners, every answer of a sample compared.
 */
const isShort = process.argv.includes('--short');
const world: WorldSize = isShort
  ? { owners: 2_000, pets: 5_000, messages: 100_000, activities: 10_000, months: 12 }
  : usualWorld;
const connections = 32;
const [rounds, seconds, compared] = isShort ? [3, 3, 20] : [5, 8, 50];
const secret = 'a secret that only a measurement knows';

const documents = {
  W1: `{ me { username pets(first: 100) { edges { node { id name chatRoom { id
    messages(last: 20) { edges { node { id content sentAt sender { __typename ... on User { username } ... on Pet { name } } } } } } } } } } }`,
  W2: `query ($room: ID!, $before: String!) { chatRoom(id: $room) { id
    messages(last: 50, before: $before) { edges { cursor node { id content sentAt sender { __typename ... on User { username } ... on Pet { name } } } }
      pageInfo { hasPreviousPage } } } }`,
};
type Work = keyof typeof documents;

interface Side {
  name: string;
  url: string;
  child: ChildProcess;
}

interface Ask {
  authorization: string;
  body: string;
}

interface Run {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  cpuMs: number;
}

/** Starts a side in a process of its own and waits until it says where it is. */
async function start(
  name: string,
  [file, ...args]: [string, ...string[]],
  env: Record<string, string>,
  says: RegExp,
): Promise<Side> {
  const child = spawn(process.execPath, [file, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  let url: string | undefined;
  while (!(url = says.exec(said)?.[1])) await once(child.stdout, 'data');
  return { name, url, child };
}

/** The CPU time of a process so far, in milliseconds; where the system does not tell, 0. */
async function cpuOf({ child }: Side): Promise<number> {
  const text = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => '');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
}

/** Questions of random owners, ready to be sent. */
async function prepareAsks(client: Client, work: Work): Promise<Ask[]> {
  const tokens = new Tokens(secret);
  const { rows } = await client.query<{
    user_id: string;
    session_id: string;
    room_id: string;
    at: Date;
    id: string;
  }>(
    `SELECT s.user_id, s.id AS session_id, room.id AS room_id, m.sent_at AS at, m.id FROM sessions s
     CROSS JOIN LATERAL (SELECT id FROM chat_rooms WHERE user_id = s.user_id AND message_count > 0 ORDER BY id LIMIT 1) room
     CROSS JOIN LATERAL (SELECT sent_at, id FROM messages WHERE chat_room_id = room.id ORDER BY sent_at DESC, id DESC LIMIT 1) m
     ORDER BY md5(s.id::text) LIMIT 2000`,
  );
  return Promise.all(
    rows.map(async ({ user_id, session_id, room_id, at, id }) => {
      const { accessToken } = await tokens.issue({ userId: user_id, sessionId: session_id }, new Date());
      const before = Buffer.from(`1|${at.getTime()}|${id}`).toString('base64url');
      return {
        authorization: `Bearer ${accessToken}`,
        body: JSON.stringify({
          query: documents[work],
          ...(work === 'W2' && { variables: { room: room_id, before } }),
        }),
      };
    }),
  );
}

async function send(url: string, { authorization, body }: Ask, dispatcher: Agent): Promise<string> {
  const response = await request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body,
    dispatcher,
  });
  const text = await response.body.text();
  if (response.statusCode !== 200 || text.includes('"errors"'))
    throw new Error(`Refused: ${text.slice(0, 300)}`);
  return text;
}

/** The sides must give the same answers, or their speed says nothing. */
async function compare(sides: Side[], asks: Ask[], dispatcher: Agent): Promise<void> {
  for (const ask of asks.slice(0, compared)) {
    const [first, ...others] = await Promise.all(sides.map(({ url }) => send(url, ask, dispatcher)));
    for (const other of others) assert.deepEqual(JSON.parse(other), JSON.parse(first!));
  }
}

async function run(side: Side, asks: Ask[], dispatcher: Agent, forMs: number): Promise<Run> {
  const latencies: number[] = [];
  const cpu = await cpuOf(side);
  const begin = performance.now();
  let at = Math.floor(Math.random() * asks.length);
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - begin < forMs) {
        const since = performance.now();
        await send(side.url, asks[at++ % asks.length]!, dispatcher);
        latencies.push(performance.now() - since);
      }
    }),
  );
  const elapsed = performance.now() - begin;
  latencies.sort((a, b) => a - b);
  return {
    perSecond: (latencies.length / elapsed) * 1000,
    p50Ms: latencies[Math.floor(latencies.length * 0.5)]!,
    p99Ms: latencies[Math.floor(latencies.length * 0.99)]!,
    cpuMs: ((await cpuOf(side)) - cpu) / latencies.length,
  };
}

await withDatabase(async (url) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const filling = new SingleBar({ format: 'filling {bar} {value}/{total} rows, {eta_formatted} left' });
  filling.start(1, 0);
  await fillWorld(client, world, (done, total) => {
    filling.setTotal(total);
    filling.update(done);
  });
  filling.stop();
  await client.query(
    `INSERT INTO sessions (user_id, family_hash, refresh_hash, expires_at)
     SELECT id, 'family ' || id, 'token ' || id, clock() + interval '1 day' FROM users`,
  );
  await client.query('ANALYZE sessions');
  const env = {
    DATABASE_URL: url,
    TOKEN_SECRET: secret,
    DATABASE_POOL: '10',
    NODE_ENV: 'production',
    PORT: '0',
  };
  const product = new URL('../src/main.js', import.meta.url).pathname;
  const sides = [
    await start('raw', [new URL('raw-server.js', import.meta.url).pathname, url, secret], {}, /raw at (\S+)/),
    await start('nuzzle', [product], { ...env, RUN: 'api', LOG_LEVEL: 'warn' }, /(http:\S+)\/graphql/),
  ];
  const dispatcher = new Agent({ connections });
  try {
    const works = Object.keys(documents) as Work[];
    const bar = new SingleBar({ format: 'measuring {bar} {value}/{total} runs, {eta_formatted} left' });
    const figures = new Map<string, Run[]>();
    bar.start(works.length * rounds * sides.length, 0);
    for (const work of works) {
      const asks = await prepareAsks(client, work);
      await compare(sides, asks, dispatcher);
      for (const side of sides) await run(side, asks, dispatcher, 1000);
      for (let round = 0; round < rounds; round++)
        for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
          const key = `${work} ${side.name}`;
          figures.set(key, [...(figures.get(key) ?? []), await run(side, asks, dispatcher, seconds * 1000)]);
          bar.increment();
        }
    }
    bar.stop();
    const results = works.flatMap((work) => {
      const of = (side: string, key: keyof Run) =>
        median(figures.get(`${work} ${side}`)!.map((one) => one[key]));
      return sides.map(({ name }) => ({
        work,
        side: name,
        perSecond: Math.round(of(name, 'perSecond')),
        ratio: rounded(of(name, 'perSecond') / of('raw', 'perSecond'), 3),
        p50Ms: rounded(of(name, 'p50Ms'), 1),
        p99Ms: rounded(of(name, 'p99Ms'), 1),
        cpuMs: rounded(of(name, 'cpuMs'), 2),
      }));
    });
    await report(
      `${world.messages} messages, ${connections} connections, pool of 10, ${rounds} rounds of ${seconds} s`,
      results,
    );
  } finally {
    await dispatcher.close();
    for (const { child } of sides) {
      child.kill('SIGTERM');
      await once(child, 'close');
    }
    await client.end();
  }
});
