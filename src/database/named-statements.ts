import type { Pool, PoolClient, QueryResultRow } from 'pg';

const mostKept = 100;

/** A statement that is prepared once on each connection, and planned no more once its plan has proved general. */
export interface NamedStatement {
  /** The same name never stands for another text; an empty one is none. */
  readonly name: string;
  readonly text: string;
}

/** What node-postgres knows of a connection's statements; it has no public way to forget one. */
interface WithStatements {
  connection: { parsedStatements: Record<string, string> };
}

/** Runs named statements, and keeps of them on each connection those that were used last. */
export class NamedStatements {
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

  /** Runs a statement. @returns its rows */
  async run<T extends QueryResultRow>({ name, text }: NamedStatement, values: unknown[]): Promise<T[]> {
    if (this.isPooled || name === '') return (await this.pool.query<T>(text, values)).rows;
    const client = await this.pool.connect();
    try {
      await this.#makeRoom(client, name);
      const { rows } = await client.query<T>({ name, text, values });
      client.release();
      return rows;
    } catch (error) {
      // What state it is in is not known.
      client.release(error as Error);
      throw error;
    }
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
