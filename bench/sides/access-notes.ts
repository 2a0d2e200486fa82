import { Pool } from 'pg';

/**
 * Makes what notes the accesses of owners, as the product does, for the other sides: beside the response, with the product's
 * own function, and together with all that came while the last statement ran. Nobody waits for it.
 */
export function openAccessNotes(databaseUrl: string): (userId: string) => void {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  let waiting = new Set<string>();
  let isRunning = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (waiting.size > 0) {
      const owners = [...waiting];
      waiting = new Set();
      // Of most owners who were seen within the minute, no row is locked.
      await pool.query({
        name: 'note-accesses',
        text: `SELECT note_accesses(ARRAY(SELECT id FROM users
                 WHERE id = ANY($1) AND is_new_access(last_active_at, interval '2 hours')), interval '2 hours')`,
        values: [owners],
      });
    }
    isRunning = false;
  };
  return (userId) => {
    waiting.add(userId);
    if (!isRunning) void run();
  };
}
