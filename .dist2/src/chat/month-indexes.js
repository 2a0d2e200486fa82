import { sql } from 'kysely';
import { Client } from 'pg';
import { Statement } from '../database/statement.js';
// The key of the advisory lock. Every process must use the same number.
const indexLock = 7_368_963;
/**
 * Selects the months of messages that are over and have no index for search, the newest first. The current month has
 * none, so that sending a message does not pay for it. A month counts as over an hour later, when no process can still
 * be writing its last messages.
 */
export const monthsWithoutIndex = sql `
  SELECT name FROM partitions
  WHERE parent = 'messages' AND ends_at <= (SELECT clock()) - interval '1 hour'
    AND NOT EXISTS (SELECT 1 FROM pg_index WHERE indexrelid = to_regclass(name || '_search') AND indisvalid)
  ORDER BY starts_at DESC`;
const listMonths = new Statement('months_without_index', monthsWithoutIndex).text;
/**
 * Makes the indexes for search that are missing, without keeping anybody from reading or writing. One process at a time
 * does it; another one does nothing. What an earlier attempt left unfinished is made anew.
 * @param directUrl the database's own address: it takes a connection, for as long as the work lasts
 * @param signal ends the work early; the month at work is then made by the next run
 * @returns of how many months it made the index
 */
export async function makeSearchIndexes(directUrl, signal) {
    const client = new Client({ connectionString: directUrl, application_name: 'nuzzle search index' });
    // An error of the statement itself reports a lost connection.
    client.on('error', () => undefined);
    const stop = () => void client.end();
    let made = 0;
    await client.connect();
    signal.addEventListener('abort', stop);
    try {
        const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS mine', [
            indexLock,
        ]);
        if (!rows[0].mine)
            return 0;
        await client.query('SET statement_timeout = 0');
        // Listed under the lock: another process may just have made some.
        const months = await client.query(listMonths);
        for (const { name } of months.rows) {
            if (signal.aborted)
                break;
            const table = client.escapeIdentifier(name);
            const index = client.escapeIdentifier(`${name}_search`);
            await client.query(`DROP INDEX CONCURRENTLY IF EXISTS ${index}`);
            await client.query(`CREATE INDEX CONCURRENTLY ${index} ON ${table} USING gin (message_grams(chat_room_id, fold_text(content)))
         WITH (fastupdate = off)`);
            made++;
        }
        return made;
    }
    catch (error) {
        if (signal.aborted)
            return made;
        throw error;
    }
    finally {
        signal.removeEventListener('abort', stop);
        await client.end().catch(() => undefined);
    }
}
//# sourceMappingURL=month-indexes.js.map