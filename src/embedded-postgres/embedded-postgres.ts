import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import lockfile from 'proper-lockfile';
import { localSecret } from '../local-secret.js';
import { chooseHome, type Home } from './home.js';

const role = 'nuzzle';
const patience = 30_000;
// Any number will do as long as every process asks for the same one.
const inUse = 7_368_961;

// What PostgreSQL says of a refused row repeats the row, and people's words do not belong into a log.
const quiet = { log_error_verbosity: 'terse', log_min_error_statement: 'panic' };

/** A PostgreSQL server of the project's own, shared by every process that opened the same data folder. */
export interface EmbeddedPostgres {
  /** Where the product's database is, for a role that owns it and nothing else. */
  url: string;
  /** The same server for its superuser: tests make databases with it. */
  adminUrl: string;
  /** Set where the files had to be put elsewhere: a sentence for the person who started the process. */
  note?: string | undefined;
  /** Lets go of the server; the last process to do so stops it. */
  close(): Promise<void>;
}

/**
 * Opens the PostgreSQL 18 that npm installed, on 127.0.0.1 with a port of its own choosing: initialised at
 * the first call, attached to where it already runs, started otherwise.
 * @param dataDir the data folder; the server's files lie in `postgres` below it
 * @param settings PostgreSQL settings by name, for a server that this call starts
 * @throws where the platform has no binaries, or with the end of the server's log where it does not start
 */
export async function openEmbeddedPostgres(
  dataDir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  const home = await chooseHome(resolve(dataDir));
  const password = (user: string) => localSecret(dataDir, `postgres role ${user}`);
  const passwords = { postgres: await password('postgres'), nuzzle: await password(role) };
  const url = (user: keyof typeof passwords, port: number, database: string) =>
    `postgresql://${user}:${passwords[user]}@127.0.0.1:${port}/${database}`;

  const adminUrl = (at: number) => url('postgres', at, 'postgres');

  const { port, holder } = await locked(dataDir, async () => {
    let at = await runningPort(home, adminUrl);
    if (!at) {
      await initialise(home, passwords.postgres);
      at = await start(home, settings, adminUrl);
    }
    await makeDatabase(adminUrl(at), passwords[role]);
    const held = await holdServer(url(role, at, role));
    return { port: at, holder: held };
  });

  return {
    url: url(role, port, role),
    adminUrl: adminUrl(port),
    note: home.note,
    close: () =>
      locked(dataDir, async () => {
        if (await holder.letGo()) await stop(home);
      }),
  };
}

/** Runs one start or stop at a time among all processes on this machine; a dead one's lock goes stale. */
async function locked<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const release = await lockfile.lock(dataDir, {
    lockfilePath: join(dataDir, 'postgres.lock'),
    stale: 10_000,
    // A process held up for that long may lose the lock; PostgreSQL itself refuses a second start.
    onCompromised: () => undefined,
    retries: { retries: 1000, minTimeout: 20, maxTimeout: 250 },
  });
  try {
    return await work();
  } finally {
    await release();
  }
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({
    connectionString,
    application_name: 'nuzzle',
    connectionTimeoutMillis: 5000,
  });
  await client.connect();
  return client;
}

/** Second in the file is the folder, fourth the port: PostgreSQL's miscadmin.h, "LOCK_FILE_LINE". */
async function postmaster(home: Home): Promise<{ pid: number; port: number } | undefined> {
  const text = await readFile(join(home.data, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function answers(url: string, onStarting?: () => void): Promise<boolean> {
  try {
    await (await connect(url)).end();
    return true;
  } catch (error) {
    // 28P01: the server is there and knows other passwords, which no waiting will change.
    if ((error as { code?: string }).code === '28P01')
      throw new Error('The data folder holds a database that was made with another secret.', {
        cause: error,
      });
    // 57P03: it is there and takes up what a crash left, for as long as that needs.
    if ((error as { code?: string }).code === '57P03') onStarting?.();
    return false;
  }
}

/** The port of the server that already runs on this folder; a stale file left by a crash is none. */
async function runningPort(home: Home, url: (port: number) => string): Promise<number | undefined> {
  let until = Date.now() + patience;
  for (;;) {
    const found = await postmaster(home);
    if (!found || !isAlive(found.pid)) return undefined;
    if (await answers(url(found.port), () => (until = Date.now() + patience))) return found.port;
    // The number may have gone to a stranger's process since a crash: PostgreSQL itself can tell.
    if (Date.now() > until) return undefined;
    await delay(50);
  }
}

async function initialise(home: Home, password: string): Promise<void> {
  const made = await access(join(home.data, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (made) return;
  const draft = `${home.data}.new`;
  const passwordFile = `${home.data}.password`;
  await rm(draft, { recursive: true, force: true });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (home.runAs) await chown(passwordFile, home.runAs.uid, home.runAs.gid);
  await mkdir(draft, { mode: 0o700 });
  if (home.runAs) await chown(draft, home.runAs.uid, home.runAs.gid);
  try {
    const files = ['-D', draft, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    const child = spawn(home.initdb, [...files, ...locale], {
      ...home.runAs,
      cwd: draft,
      stdio: 'pipe',
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`PostgreSQL could not be initialised:\n${said.slice(-2000)}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
  // Renamed only when whole, so that a crash in between leaves nothing that looks like a database.
  await rename(draft, home.data);
}

async function start(
  home: Home,
  settings: Readonly<Record<string, string>>,
  url: (port: number) => string,
): Promise<number> {
  const port = await freePort();
  const logFile = `${home.data}.log`;
  const log = await open(logFile, 'w', 0o600);
  const all = {
    ...quiet,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
    ...settings,
  };
  const child = spawn(
    home.postgres,
    ['-D', home.data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // A process group of its own: Ctrl-C in a terminal must reach the API first and the database last.
    { ...home.runAs, cwd: home.data, detached: true, stdio: ['ignore', log.fd, log.fd] },
  );
  const ended = new AbortController();
  child.on('error', () => ended.abort());
  child.on('exit', () => ended.abort());
  await log.close();
  child.unref();
  let until = Date.now() + patience;
  while (!ended.signal.aborted && Date.now() < until) {
    if (await answers(url(port), () => (until = Date.now() + patience))) return port;
    await delay(20);
  }
  child.kill('SIGINT');
  const said = await readFile(logFile, 'utf8').catch(() => '');
  throw new Error(`PostgreSQL did not start (its log is ${logFile}):\n${said.slice(-2000)}`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function makeDatabase(adminUrl: string, password: string): Promise<void> {
  const client = await connect(adminUrl);
  try {
    const roles = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    // The statement takes no parameter; the password is hexadecimal and ours.
    if (!roles.rowCount) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
    const databases = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [role]);
    if (!databases.rowCount) await client.query(`CREATE DATABASE ${role} OWNER ${role}`);
  } finally {
    await client.end();
  }
}

/**
 * Holds a server by a lock that every process shares, on a connection of its own: taken again where the
 * connection is lost, and gone with the process however it ends.
 */
async function holdServer(url: string): Promise<{ letGo(): Promise<boolean> }> {
  let client: Client | undefined;
  const over = new AbortController();

  async function hold(): Promise<void> {
    const fresh = await connect(url);
    fresh.on('error', () => undefined);
    fresh.once('end', () => {
      if (client !== fresh) return;
      client = undefined;
      if (!over.signal.aborted) holding = holdAgain();
    });
    await fresh.query('SELECT pg_advisory_lock_shared($1)', [inUse]);
    client = fresh;
  }

  async function holdAgain(): Promise<void> {
    while (!over.signal.aborted && !client) {
      await hold().catch(() => undefined);
      if (!client) await delay(1000, undefined, { ref: false });
    }
  }

  let holding = hold();
  await holding;
  return {
    /** @returns whether nobody else holds the server: its lock can be had alone */
    async letGo() {
      over.abort();
      // One that is just being made would hold the server after everybody has let go.
      await holding;
      try {
        client ??= await connect(url);
        await client.query('SELECT pg_advisory_unlock_shared($1)', [inUse]);
        const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
          inUse,
        ]);
        return rows[0]!.alone;
      } catch {
        return false;
      } finally {
        const last = client;
        client = undefined;
        await last?.end().catch(() => undefined);
      }
    },
  };
}

async function stop(home: Home): Promise<void> {
  const found = await postmaster(home);
  if (!found) return;
  process.kill(found.pid, 'SIGINT');
  const until = Date.now() + patience;
  while (isAlive(found.pid) && Date.now() < until) await delay(10);
}
