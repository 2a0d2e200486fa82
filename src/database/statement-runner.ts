import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { sqlErrorOf } from './sql-error.js';
import type { Statement } from './statement.js';

const maxPrepared = 100;
// SQLSTATE feature_not_supported: "cached plan must not change result type".
const stalePlan = '0A000';

/** Private parts of node-postgres: the statements that a connection has prepared. There is no public way to remove one. */
interface ClientWithStatements {
  connection: { parsedStatements: Record<string, string> };
}

/** Runs statements outside any transaction. Each connection keeps the most recently used ones prepared. */
export class StatementRunner {
  readonly #prepared = new WeakMap<PoolClient, Set<string>>();

  /**
   * @param pool the connections
   * @param isPooled whether they lead to a connection pooler. A pooler may use another server connection for each
   * transaction, so statements are not prepared
   */
  constructor(
    private readonly pool: Pool,
    private readonly isPooled: boolean,
  ) {}

  /** Runs a prepared statement; prepares it first if needed. @returns its rows */
  async run<Result extends QueryResultRow, Values = unknown>(
    statement: Statement<Values>,
    values: Values,
  ): Promise<Result[]> {
    if (this.isPooled) return this.runOnce<Result, Values>(statement, values);
    const { name, text } = statement;
    const parameters = statement.values(values);
    const client = await this.pool.connect();
    try {
      await this.#makeRoom(client, name);
      const { rows } = await client.query<Result>({ name, text, values: parameters });
      client.release();
      return rows;
    } catch (error) {
      // The connection's state is unknown.
      client.release(error as Error);
      // A migration changed its tables after it was prepared.
      if (sqlErrorOf(error).code === stalePlan) return this.runOnce<Result, Values>(statement, values);
      throw error;
    }
  }

  /** Runs a statement that may never run again, without preparing it. @returns its rows */
  async runOnce<Result extends QueryResultRow, Values = unknown>(
    statement: Statement<Values>,
    values: Values,
  ): Promise<Result[]> {
    return (await this.pool.query<Result>(statement.text, statement.values(values))).rows;
  }

  /** Records the statement as the last one used, and removes the least recently used one if there are too many. */
  async #makeRoom(client: PoolClient, name: string): Promise<void> {
    const prepared = this.#prepared.get(client) ?? new Set();
    this.#prepared.set(client, prepared);
    prepared.delete(name);
    if (prepared.size >= maxPrepared) {
      const [oldest] = prepared as unknown as [string];
      prepared.delete(oldest);
      await client.query(`DEALLOCATE ${client.escapeIdentifier(oldest)}`);
      delete (client as unknown as ClientWithStatements).connection.parsedStatements[oldest];
    }
    prepared.add(name);
  }
}
