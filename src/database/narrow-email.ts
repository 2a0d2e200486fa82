import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { retryLocked } from './retry-locked.js';

const maxAttempts = 100;

/** The e-mail column of an installation that an older version made, and its addresses past the limit of today. */
export interface EmailLength {
  /** Whether the column still has the length of the older version. */
  isWide: boolean;
  /** How many addresses are longer than 100 characters. They are kept. */
  longAddresses: number;
}

/** Reads whether the e-mail column still has the length of an older version, and why. */
export async function emailLength(em: EntityManager): Promise<EmailLength> {
  const { rows } = await sql<{ isWide: boolean; longAddresses: number }>`
    SELECT atttypmod <> 104 AS "isWide",
           (SELECT count(*)::integer FROM users WHERE char_length(email) > 100) AS "longAddresses"
    FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = 'email'`.execute(em.getKysely());
  return rows[0]!;
}

/** Gives the e-mail column the length of today, if no address is longer. */
export async function narrowEmail(em: EntityManager): Promise<void> {
  await retryLocked(maxAttempts, () => sql`SELECT narrow_email()`.execute(em.getKysely()));
}
