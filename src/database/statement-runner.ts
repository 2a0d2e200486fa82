import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { sqlErrorOf } from './sql-error.js';
import type { Statement } from './statement.js';

// Of one connection, in characters of their texts. PostgreSQL keeps about forty bytes of plan for each.
const maxPreparedLength = 250_000;
// SQLSTATE feature_not_supported: "cached plan must not change result type".
const stalePlan = '0A000';

/** Private parts of node-postgres: the statements that a connection has prepared. There is no public way to remove one. */
interface ClientWithStatements {
  connection: { parsedStatements: Record<string, string> };
}

/** The statements that a connection has prepared. */
interface PreparedStatements {
  /** The length of each by its name, the least recently used first. */
  readonly lengths: Map<string, number>;
  total: number;
}

/** Runs statements outside any transaction. Each connection keeps the most recently used ones prepared. */
export class StatementRunner {
  readonly #prepared = new WeakMap<PoolClient, PreparedStatements>();

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
      await this.#makeRoom(client, statement);
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

  /** Records the statement as the last one used, and removes the least recently used ones if they are too long. */
  async #makeRoom(client: PoolClient, { name, text }: Statement<never>): Promise<void> {
    const prepared = this.#prepared.get(client) ?? { lengths: new Map<string, number>(), total: 0 };
    this.#prepared.set(client, prepared);
    const { lengths } = prepared;
    prepared.total += text.length - (lengths.get(name) ?? 0);
    lengths.delete(name);
    for (const [oldest, length] of lengths) {
      if (prepared.total <= maxPreparedLength) break;
      lengths.delete(oldest);
      prepared.total -= length;
      await client.query(`DEALLOCATE ${client.escapeIdentifier(oldest)}`);
      delete (client as unknown as ClientWithStatements).connection.parsedStatements[oldest];
    }
    lengths.set(name, text.length);
  }
}
