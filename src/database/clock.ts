import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Sql } from './statement.js';

/** Reads the database's clock, which decides every time that is stored. Tests move it. */
export async function databaseClock(em: EntityManager): Promise<Date> {
  const { rows } = await sql<{ moment: string }>`SELECT clock() AS moment`.execute(em.getKysely());
  return new Date(rows[0]!.moment);
}

/** Makes a PostgreSQL interval from a number of milliseconds. */
export const milliseconds = (ms: number | Sql): Sql =>
  sql`${typeof ms === 'number' ? Math.round(ms) : ms}::float8 * interval '1 millisecond'`;
