import { sql } from 'kysely';
/** Reads the database's clock, which decides every time that is stored. Tests move it. */
export async function databaseClock(em) {
    const { rows } = await sql `SELECT clock() AS moment`.execute(em.getKysely());
    return new Date(rows[0].moment);
}
/** Makes a PostgreSQL interval from a number of milliseconds. */
export const milliseconds = (ms) => sql `${typeof ms === 'number' ? Math.round(ms) : ms}::float8 * interval '1 millisecond'`;
//# sourceMappingURL=clock.js.map