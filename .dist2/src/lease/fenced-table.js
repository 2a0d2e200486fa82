import { sql } from 'kysely';
import { milliseconds } from '../database/clock.js';
/** A table whose rows are leased for work. A write under a lease changes nothing once the lease is lost. */
export class FencedTable {
    #table;
    #due;
    #fence;
    #attempts;
    #condition;
    constructor(description) {
        this.description = description;
        const { table, due, fence, attempts, condition } = description;
        this.#table = sql.table(table);
        [this.#due, this.#fence, this.#attempts] = [sql.ref(due), sql.ref(fence), sql.ref(attempts)];
        this.#condition = condition ? sql `AND ${condition}` : sql ``;
    }
    /**
     * Leases the due rows, longest due first. It skips rows that other workers are leasing.
     * @param limit the number of rows at most
     * @param leaseMs how long the leases last, in milliseconds
     * @param turns another order, and a join to what it orders by
     */
    async lease(em, limit, leaseMs, turns = { join: sql ``, order: this.#due }) {
        const { key, columns, toLease } = this.description;
        const [due, fence, attempts] = [this.#due, this.#fence, this.#attempts];
        const keys = Object.keys(key).map((column) => sql.ref(column));
        const returned = [...Object.keys(key), ...columns].map((column) => this.#qualified(column));
        // clock() is volatile: without the sub-select PostgreSQL would read the whole table, not the index.
        const { rows } = await sql `
      WITH due AS MATERIALIZED (
        SELECT ${sql.join(keys)} FROM ${this.#table} ${turns.join}
        WHERE ${this.#qualified(this.description.due)} <= (SELECT clock()) ${this.#condition}
        ORDER BY ${turns.order} LIMIT ${sql.lit(limit)} FOR NO KEY UPDATE OF ${this.#table} SKIP LOCKED
      )
      UPDATE ${this.#table} SET ${due} = clock() + ${milliseconds(leaseMs)}, ${fence} = ${fence} + 1,
        ${attempts} = ${attempts} + 1
      ${this.#whereInDue()}
      RETURNING ${sql.join(returned)}, ${fence} AS fence, ${attempts} AS attempts`.execute(em.fork().getKysely());
        return rows.map(toLease);
    }
    /** Renews a lease. @returns false if the lease was lost and nothing was written, as of every write below */
    renew(em, lease, leaseMs) {
        return this.update(em, lease, sql `${this.#due} = clock() + ${milliseconds(leaseMs)}`);
    }
    /** Gives a lease back because this process stops. The attempt does not count, and the row is due at once. */
    release(em, lease) {
        const attempts = this.#attempts;
        return this.update(em, lease, sql `${this.#due} = clock(), ${attempts} = greatest(${attempts} - 1, 0)`);
    }
    /** Ends a lease after a failed attempt. The row is due again after the delay, in milliseconds. */
    postpone(em, lease, delay) {
        return this.update(em, lease, sql `${this.#due} = clock() + ${milliseconds(delay)}`);
    }
    /** Changes the leased row. @param changes the SET list of an UPDATE */
    async update(em, lease, changes) {
        const { numAffectedRows } = await sql `
      UPDATE ${this.#table} SET ${changes} WHERE ${this.whereHeld(lease)}`.execute(em.getKysely());
        return numAffectedRows === 1n;
    }
    /** Deletes the leased row. */
    async delete(em, lease) {
        const { numAffectedRows } = await sql `
      DELETE FROM ${this.#table} WHERE ${this.whereHeld(lease)}`.execute(em.getKysely());
        return numAffectedRows === 1n;
    }
    /** The SQL condition that finds the leased row as long as the lease holds. */
    whereHeld(lease) {
        const { key, due, fence } = this.description;
        const isRow = Object.entries(key).map(([column, valueIn]) => sql `${this.#qualified(column)} = ${valueIn(lease)}`);
        return sql `${sql.join(isRow, sql ` AND `)} AND ${this.#qualified(fence)} = ${lease.fence}
      AND ${this.#qualified(due)} IS NOT NULL ${this.#condition}`;
    }
    /** The FROM and WHERE clauses that find the rows of the query `due` by their key. */
    #whereInDue() {
        const [first, ...more] = Object.keys(this.description.key);
        // An array makes PostgreSQL use the index; with a join it reads a small table whole.
        if (more.length === 0)
            return sql `WHERE ${sql.ref(first)} = ANY (ARRAY(SELECT ${sql.ref(first)} FROM due))`;
        const isSame = [first, ...more].map((column) => sql `${this.#qualified(column)} = ${sql.ref(`due.${column}`)}`);
        return sql `FROM due WHERE ${sql.join(isSame, sql ` AND `)}`;
    }
    #qualified(column) {
        return sql.ref(`${this.description.table}.${column}`);
    }
}
//# sourceMappingURL=fenced-table.js.map