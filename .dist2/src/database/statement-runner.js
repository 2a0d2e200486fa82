import { sqlErrorOf } from './sql-error.js';
// Of one connection, in characters of their texts. PostgreSQL keeps about forty bytes of plan for each.
const maxPreparedLength = 250_000;
// SQLSTATE feature_not_supported: "cached plan must not change result type".
const stalePlan = '0A000';
/** Runs statements outside any transaction. Each connection keeps the most recently used ones prepared. */
export class StatementRunner {
    #prepared = new WeakMap();
    /**
     * @param pool the connections
     * @param isPooled whether they lead to a connection pooler. A pooler may use another server connection for each
     * transaction, so statements are not prepared
     */
    constructor(pool, isPooled) {
        this.pool = pool;
        this.isPooled = isPooled;
    }
    /** Runs a prepared statement; prepares it first if needed. @returns its rows */
    async run(statement, values) {
        if (this.isPooled)
            return this.runOnce(statement, values);
        const { name, text } = statement;
        const parameters = statement.values(values);
        const client = await this.pool.connect();
        try {
            await this.#makeRoom(client, statement);
            const { rows } = await client.query({ name, text, values: parameters });
            client.release();
            return rows;
        }
        catch (error) {
            // The connection's state is unknown.
            client.release(error);
            // A migration changed its tables after it was prepared.
            if (sqlErrorOf(error).code === stalePlan)
                return this.runOnce(statement, values);
            throw error;
        }
    }
    /** Runs a statement that may never run again, without preparing it. @returns its rows */
    async runOnce(statement, values) {
        return (await this.pool.query(statement.text, statement.values(values))).rows;
    }
    /** Records the statement as the last one used, and removes the least recently used ones if they are too long. */
    async #makeRoom(client, { name, text }) {
        const prepared = this.#prepared.get(client) ?? { lengths: new Map(), total: 0 };
        this.#prepared.set(client, prepared);
        const { lengths } = prepared;
        prepared.total += text.length - (lengths.get(name) ?? 0);
        lengths.delete(name);
        for (const [oldest, length] of lengths) {
            if (prepared.total <= maxPreparedLength)
                break;
            lengths.delete(oldest);
            prepared.total -= length;
            await client.query(`DEALLOCATE ${client.escapeIdentifier(oldest)}`);
            delete client.connection.parsedStatements[oldest];
        }
        lengths.set(name, text.length);
    }
}
//# sourceMappingURL=statement-runner.js.map