import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { sqlErrorOf } from './sql-error.js';
import type { Statement } from './statement.js';

const mostKept = 100;
// feature_not_supported: "cached plan must not change result type".
const outdated = '0A000';

/** What node-postgres knows of a connection's statements; it has no public way to forget one. */
interface WithStatements {
  connection: { parsedStatements: Record<string, string> };
}

/** Runs statements outside any transaction, and keeps prepared on each connection those that were used last. */
export class StatementRunner {
  readonly #kept = new WeakMap<PoolClient, Set<string>>();

  /**
   * @param pool the connections
   * @param isPooled whether a pooler stands before the server: one that hands out its connections anew for each
   * transaction knows no names, and statements are sent without
   */
  constructor(
    private readonly pool: Pool,
    private readonly isPooled: boolean,
  ) {}

  /** Runs a statement by its name. @returns its rows */
  async run<Row extends QueryResultRow, Given = unknown>(
    statement: Statement<Given>,
    given: Given,
  ): Promise<Row[]> {
    if (this.isPooled) return this.runOnce<Row, Given>(statement, given);
    const { name, text } = statement;
    const values = statement.values(given);
    const client = await this.pool.connect();
    try {
      await this.#makeRoom(client, name);
      const { rows } = await client.query<Row>({ name, text, values });
      client.release();
      return rows;
    } catch (error) {
      // What state it is in is not known.
      client.release(error as Error);
      // A migration gave its tables another shape since it was prepared.
      if (sqlErrorOf(error).code === outdated) return this.runOnce<Row, Given>(statement, given);
      throw error;
    }
  }

  /** Runs a statement that may never come again, and keeps nothing of it. @returns its rows */
  async runOnce<Row extends QueryResultRow, Given = unknown>(
    statement: Statement<Given>,
    given: Given,
  ): Promise<Row[]> {
    return (await this.pool.query<Row>(statement.text, statement.values(given))).rows;
  }

  async #makeRoom(client: PoolClient, name: string): Promise<void> {
    const kept = this.#kept.get(client) ?? new Set();
    this.#kept.set(client, kept);
    kept.delete(name);
    if (kept.size >= mostKept) {
      const [oldest] = kept as unknown as [string];
      kept.delete(oldest);
      await client.query(`DEALLOCATE ${client.escapeIdentifier(oldest)}`);
      delete (client as unknown as WithStatements).connection.parsedStatements[oldest];
    }
    kept.add(name);
  }
}
