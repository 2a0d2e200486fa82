import { sql } from 'kysely';
import { retryLocked } from './retry-locked.js';
const maxAttempts = 100;
/** Reads whether the e-mail column still has the length of an older version, and why. */
export async function emailLength(em) {
    const { rows } = await sql `
    SELECT atttypmod <> 104 AS "isWide",
           (SELECT count(*)::integer FROM users WHERE char_length(email) > 100) AS "longAddresses"
    FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = 'email'`.execute(em.getKysely());
    return rows[0];
}
/** Gives the e-mail column the length of today, if no address is longer. */
export async function narrowEmail(em) {
    await retryLocked(maxAttempts, () => sql `SELECT narrow_email()`.execute(em.getKysely()));
}
//# sourceMappingURL=narrow-email.js.map