import { MikroORM, type Options } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import type { Config } from '../config.js';
import type { Logger } from '../log.js';
import { loadMigrations, migrationNames } from './migrations/list.js';
import { StatementRunner } from './statement-runner.js';
import { makePartitionsAhead } from './partitions.js';

// A plan for the very values looks cheaper, because it leaves months out; making it costs more than it spares, and
// every month adds to that.
const keepPlans = '-c plan_cache_mode=force_generic_plan';
const oldest = 150_000;
// Any number will do as long as every process asks for the same one.
const migrating = 7_368_962;

/** The product's database, migrated, with partitions made ahead. */
export interface Database {
  readonly orm: MikroORM;
  /** Named statements, on the same connections. */
  readonly statements: StatementRunner;
  /** Straight to the server, for LISTEN and for jobs. */
  readonly directUrl: string;
  /** What it is, for the person who started the process. */
  readonly name: string;
  /** A sentence for that person, where there is something to say. */
  readonly note: string | undefined;
  /** Closes the connections; the last process out stops a server of its own. */
  close(): Promise<void>;
}

/** A database that cannot be used, and why, in a sentence for the person who started the process. */
export class DatabaseError extends Error {}

/** A database that lacks migrations, and may not be changed. */
export class OutdatedDatabase extends DatabaseError {
  constructor(readonly lacks: readonly string[]) {
    super(`The database lacks the migrations ${lacks.join(', ')}; npm run db -- migrate runs them.`);
  }
}

/**
 * Opens the database that the configuration names, or one of the project's own under the data folder.
 * @param options makes the connection's options from a URL and a pool size
 * @param log told of connections that are lost
 * @param changes whether it may be brought up to date; without that, one that is not is refused
 * @throws {DatabaseError} for a server that is too old, or does not keep text in UTF-8
 */
export async function openDatabase(
  config: Config,
  options: (url: string, poolSize: number) => Options,
  log: Logger,
  changes = true,
): Promise<Database> {
  const place = config.databaseUrl
    ? { url: config.databaseUrl, note: undefined, close: async () => undefined }
    : await openOwn(config.dataDir);
  try {
    const directUrl = config.databaseDirectUrl ?? place.url;
    const { version, lacks } = await checkServer(directUrl);
    if (lacks.length > 0) {
      if (!changes) throw new OutdatedDatabase(lacks);
      await migrate(directUrl, options(directUrl, 2));
    }
    const isPooled = place.url !== directUrl;
    const own = options(place.url, config.databasePool);
    // Its `init` would load every extension that is installed.
    const orm = new MikroORM({
      ...own,
      // A connection that a pooler lends out is not ours to set.
      driverOptions: { ...own.driverOptions, ...(!isPooled && { options: keepPlans }) },
      // Of connections lost and the like; statements are not logged.
      logger: (message) => log.warn(message),
      colors: false,
    });
    if (changes)
      await makePartitionsAhead(orm.em.fork()).catch(async (error: unknown) => {
        await orm.close(true);
        throw error;
      });
    const { hostname, port } = new URL(place.url);
    const whose = config.databaseUrl
      ? `at ${hostname}:${port || 5432}`
      : `of its own, under ${config.dataDir}`;
    const pool = await orm.em.getConnection().getNativeClient();
    return {
      orm,
      statements: new StatementRunner(pool, isPooled),
      directUrl,
      name: `PostgreSQL ${version} ${whose}`,
      note: place.note,
      async close() {
        await orm.close(true);
        await place.close();
      },
    };
  } catch (error) {
    await place.close();
    throw error;
  }
}

async function openOwn(dataDir: string) {
  const { openEmbeddedPostgres } = await import('../embedded-postgres/embedded-postgres.js');
  return openEmbeddedPostgres(dataDir, { idle_in_transaction_session_timeout: '60s' });
}

async function checkServer(connectionString: string): Promise<{ version: string; lacks: string[] }> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string; version: string; encoding: string }>(
      `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS version,
              current_setting('server_encoding') AS encoding`,
    );
    const { number, version, encoding } = rows[0]!;
    const short = version.split(' ')[0]!;
    if (Number(number) < oldest)
      throw new DatabaseError(`PostgreSQL 15 or later is needed; this server is PostgreSQL ${short}.`);
    if (encoding !== 'UTF8')
      throw new DatabaseError(`A database in UTF8 is needed; this one is in ${encoding}.`);
    return { version: short, lacks: await readLacking(client) };
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    const { code, message } = error as Error & { code?: string };
    throw new DatabaseError(`The database cannot be reached: ${code ?? message}.`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The migrations of this version that have not been applied, as the table says that MikroORM keeps of them. */
async function readLacking(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('mikro_orm_migrations') IS NOT NULL AS there`,
  );
  if (!rows[0]!.there) return [...migrationNames];
  const applied = await client.query<{ name: string }>('SELECT name FROM mikro_orm_migrations');
  const names = new Set(applied.rows.map(({ name }) => name));
  return migrationNames.filter((name) => !names.has(name));
}

/**
 * On connections of its own that are gone afterwards, and one process at a time: others wait and find it done.
 * What it takes is loaded only where there is something to do.
 */
async function migrate(directUrl: string, options: Options): Promise<void> {
  const { Migrator } = await import('@mikro-orm/migrations');
  const migrations = await loadMigrations();
  const holder = new Client({ connectionString: directUrl, application_name: 'nuzzle migrations' });
  await holder.connect();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [migrating]);
    const orm = await MikroORM.init({
      ...options,
      extensions: [Migrator],
      migrations: { migrationsList: migrations, snapshot: false },
      logger: () => undefined,
    });
    try {
      await orm.migrator.up();
    } finally {
      await orm.close(true);
    }
  } finally {
    await holder.end();
  }
}
