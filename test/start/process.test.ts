import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve as resolvePath } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { chooseHome } from '../../src/embedded-postgres/home.js';
import { openEmbeddedPostgres } from '../../src/embedded-postgres/embedded-postgres.js';
import { until } from '../support/absence.js';
import { testEnvironment } from '../support/app.js';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { refusedProcess, startProcess } from '../support/process.js';
import { fromTheStart, openTestSocket } from '../support/socket.js';

const folder = await mkdtemp(join(tmpdir(), 'nuzzle-start-'));
// Accessible to the user that runs PostgreSQL if the tester is root.
await chmod(folder, 0o711);
afterAll(() => rm(folder, { recursive: true, force: true }));
const logIn = 'mutation ($input: LogInInput!) { logIn(input: $input) { accessToken user { id } } }';

const kept = (): Promise<string[]> => readdir('/var/lib/nuzzle').catch(() => []);

/** The files of the server of a data folder, which are elsewhere if PostgreSQL's user cannot reach this checkout. */
const filesOf = async (data: string): Promise<string> => (await chooseHome(resolvePath(data))).data;

const serverOf = async (data: string): Promise<number | undefined> => {
  const text = await readFile(join(await filesOf(data), 'postmaster.pid'), 'utf8').catch(() => '');
  return text ? Number(text.split('\n')[0]) : undefined;
};

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('a process starts the bundled database, prints what it runs on, and keeps its data when stopped, interrupted or killed', async () => {
  const data = join(folder, 'again');
  await using first = await startProcess({ DATA_DIR: data });
  expect(first.output).toContain(`API and Apollo Sandbox   ${first.url}/graphql`);
  expect(first.output).toMatch(/Database +PostgreSQL 18\.\d+ of its own, under /);
  expect(first.output).toMatch(/Voice +scripted/);
  expect(first.output).toMatch(/Job store +PostgreSQL/);
  expect((await stat(join(data, 'secret'))).mode & 0o777).toBe(0o600);
  const owner = await newOwner(first.url);
  const { roomId } = await newPet(owner);
  await sendMessage(owner, roomId, 'hello');
  const pid = await serverOf(data);
  expect(lives(pid!)).toBe(true);
  expect(await first.end('SIGTERM')).toBe(0);
  expect(lives(pid!)).toBe(false);

  const input = { username: owner.username, password: owner.password };
  await using second = await startProcess({ DATA_DIR: data });
  expect((await caller(second.url).request(logIn, { input })).logIn.user.id).toBe(owner.id);
  // The first process's token is still valid: the secret was kept.
  expect((await caller(second.url, owner.token).request('{ me { id } }')).me.id).toBe(owner.id);
  const server = await serverOf(data);
  expect(await second.end('SIGKILL')).toBe('SIGKILL');
  expect(lives(server!)).toBe(true);

  await using third = await startProcess({ DATA_DIR: data });
  expect(await serverOf(data)).toBe(server);
  expect((await caller(third.url).request(logIn, { input })).logIn.user.id).toBe(owner.id);
  // Ctrl-C in a terminal signals the whole process group, and npm signals the process again. The database is not in
  // the group, and stops last.
  const ended = third.end('SIGINT', true);
  void third.end('SIGINT');
  expect(await ended).toBe(0);
  expect(lives(server!)).toBe(false);
  expect(await readFile(`${await filesOf(data)}.log`, 'utf8')).toContain('database system is shut down');
});

test('a process whose connections are all terminated keeps answering and replying', async () => {
  const database = await openTestDatabase();
  await using running = await startProcess(testEnvironment(database.url));
  const owner = await newOwner(running.url);
  const { roomId } = await newPet(owner);
  await using socket = openTestSocket(running.url, owner.token);
  const query = `subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { node { content type } } }`;
  const room = socket.subscribe(query, { id: roomId, after: fromTheStart });
  await sendMessage(owner, roomId, 'before');
  for (const type of ['USER', 'PET']) expect((await room.next()).messageAdded.node.type).toBe(type);
  const cut = await database.query<{ name: string }>(
    `SELECT application_name AS name, pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name LIKE 'nuzzle%'`,
  );
  expect([...new Set(cut.map(({ name }) => name))].toSorted()).toEqual([
    'nuzzle',
    'nuzzle jobs',
    'nuzzle live',
  ]);
  const send = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { duplicate } }`;
  // A request may fail if it takes a terminated connection from the pool.
  while (
    (await owner.send(send, { input: { chatRoomId: roomId, content: 'hello', clientMessageId: '1' } })).errors
  );
  expect((await room.next()).messageAdded.node.content).toBe('hello');
  expect((await room.next()).messageAdded.node.type).toBe('PET');
  await until(
    () => fetch(`${running.url}/health/ready`),
    ({ status }) => status === 200,
  );
  expect(await running.end('SIGTERM')).toBe(0);
  await database.drop();
});

test('two processes that start at once on a new data folder share one server, and the last one stops it', async () => {
  const data = join(folder, 'shared');
  const both = await Promise.all([startProcess({ DATA_DIR: data }), startProcess({ DATA_DIR: data })]);
  await using one = both[0];
  await using two = both[1];
  const owner = await newOwner(one.url);
  expect((await caller(two.url, owner.token).request('{ me { id } }')).me.id).toBe(owner.id);
  const server = await serverOf(data);
  expect(await one.end('SIGTERM')).toBe(0);
  expect(lives(server!)).toBe(true);
  expect((await caller(two.url, owner.token).request('{ me { id } }')).me.id).toBe(owner.id);
  expect(await two.end('SIGTERM')).toBe(0);
  expect(lives(server!)).toBe(false);
});

test('a process whose connections are terminated still keeps the shared server running', async () => {
  // The previous test's folder, because a new database takes seconds.
  const data = join(folder, 'shared');
  await using one = await startProcess({ DATA_DIR: data });
  await using two = await startProcess({ DATA_DIR: data });
  const own = await openEmbeddedPostgres(data);
  const server = await serverOf(data);
  const admin = new Client({ connectionString: own.adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ pid: number }>(
    `SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  );
  // Some terminated connections may still hold their locks for a moment.
  const cut = rows.map(({ pid }) => pid);
  await until(
    () => admin.query('SELECT 1 FROM pg_stat_activity WHERE pid = ANY($1)', [cut]),
    ({ rowCount }) => rowCount === 0,
  );
  await until(
    () =>
      admin.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted`),
    ({ rowCount }) => rowCount! >= 3,
  );
  await admin.end();
  await own.close();
  expect(lives(server!)).toBe(true);
  expect(await one.end('SIGTERM')).toBe(0);
  expect(lives(server!)).toBe(true);
  await newOwner(two.url);
  expect(await two.end('SIGTERM')).toBe(0);
  expect(lives(server!)).toBe(false);
});

test('a process, even of root, starts in a folder that only its user can enter, and prints where the files are', async () => {
  const closed = join(folder, 'closed');
  await mkdir(closed);
  await chmod(closed, 0o700);
  const before = await kept();
  await using started = await startProcess({ DATA_DIR: join(closed, 'data') });
  const owner = await newOwner(started.url);
  if (process.getuid?.() === 0)
    expect(started.output.replaceAll(/\s+/g, ' ')).toMatch(
      /its user cannot enter \S+: its programs and data are in \/var\/lib\/nuzzle\//,
    );
  expect(await started.end('SIGTERM')).toBe(0);
  // When its user may enter later, the process still uses the same files.
  await chmod(closed, 0o711);
  await using again = await startProcess({ DATA_DIR: join(closed, 'data') });
  expect((await caller(again.url, owner.token).request('{ me { id } }')).me.id).toBe(owner.id);
  expect(await again.end('SIGTERM')).toBe(0);
  for (const name of await kept())
    if (!before.includes(name)) await rm(join('/var/lib/nuzzle', name), { recursive: true });
  if (before.length === 0) await rm('/var/lib/nuzzle', { recursive: true, force: true });
});

test('a process logs that the job store cannot be reached, and serves everything else', async () => {
  const database = await openTestDatabase();
  await using running = await startProcess({
    ...testEnvironment(database.url),
    LOG_LEVEL: 'warn',
    MONGODB_URL: 'mongodb://127.0.0.1:1/nuzzle',
  });
  expect(running.output).toMatch(/Job store +MongoDB/);
  await running.waitForOutput('The job store cannot be reached');
  const ready = await fetch(`${running.url}/health/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ checks: { database: true, live: true, jobs: false } });
  await newOwner(running.url);
  expect(await running.end('SIGTERM')).toBe(0);
  await database.drop();
});

test('a data folder whose secret was replaced is refused, and its server does not stay behind', async () => {
  const data = join(folder, 'secret');
  const opened = await openEmbeddedPostgres(data);
  await opened.close();
  // The name of a folder elsewhere contains the secret, so there a new secret begins with a new database.
  if (opened.note !== undefined) return;
  const secret = join(data, 'secret');
  await rename(secret, `${secret}.kept`);
  await expect(openEmbeddedPostgres(data)).rejects.toThrow('created with another secret');
  await until(
    () => serverOf(data),
    (pid) => pid === undefined,
  );
  await rename(`${secret}.kept`, secret);
  await (await openEmbeddedPostgres(data)).close();
});

test('the error for a port in use names the port', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { code, output } = await refusedProcess({
    DATA_DIR: join(folder, 'again'),
    // A process that stops while it uses the job store may log a warning.
    RUN: 'api',
    PORT: String(port),
  });
  server.close();
  expect(code).toBe(1);
  expect(output).toBe(`listen EADDRINUSE: address already in use 127.0.0.1:${port}. Set PORT, or HOST.\n`);
});

test('the error for an impossible data folder names DATA_DIR', async () => {
  const { code, output } = await refusedProcess({ DATA_DIR: '/dev/null/data' });
  expect(code).toBe(1);
  expect(output).toMatch(/^ENOTDIR: .*\. Set DATA_DIR to a folder that this user may write to\.\n$/);
});

test('the error for a server that is too old names its version', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), message('Z', Buffer.from('I'))]));
      socket.on('data', (query) => {
        if (query[0] !== 'Q'.charCodeAt(0)) socket.end();
        else socket.write(rowOf({ number: '140011', version: '14.11 (Debian 14.11-1)', encoding: 'UTF8' }));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { code, output } = await refusedProcess({
    DATABASE_URL: `postgresql://nuzzle:hunter2@127.0.0.1:${port}/nuzzle`,
    TOKEN_SECRET: 'x'.repeat(32),
  });
  server.close();
  expect(code).toBe(1);
  expect(output).toBe('PostgreSQL 15 or later is needed; this server is PostgreSQL 14.11.\n');
});

test('the error for a database that cannot be reached does not contain its password', async () => {
  const { code, output } = await refusedProcess({
    DATABASE_URL: 'postgresql://nuzzle:hunter2@127.0.0.1:1/nuzzle',
  });
  expect(code).toBe(1);
  expect(output).toBe('The database cannot be reached: ECONNREFUSED.\n');
});

// PostgreSQL's frontend/backend protocol, chapter "Message Formats": as much of it as one simple query takes.
const int32 = (value: number) => Buffer.from(new Int32Array([value]).buffer).swap32();
const int16 = (value: number) => Buffer.from(new Int16Array([value]).buffer).swap16();
const message = (type: string, body: Buffer) =>
  Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
function rowOf(row: Record<string, string>): Buffer {
  const names = Object.keys(row).map((name) =>
    Buffer.concat([Buffer.from(`${name}\0`), int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)]),
  );
  const values = Object.values(row).map((value) =>
    Buffer.concat([int32(Buffer.byteLength(value)), Buffer.from(value)]),
  );
  return Buffer.concat([
    message('T', Buffer.concat([int16(names.length), ...names])),
    message('D', Buffer.concat([int16(values.length), ...values])),
    message('C', Buffer.from('SELECT 1\0')),
    message('Z', Buffer.from('I')),
  ]);
}
