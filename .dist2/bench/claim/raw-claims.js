import { connect } from '../world/database.js';
import { makeDue } from './claim-side.js';
/** The tables of the raw side, copied from the product's. */
export const createRawTables = `
  CREATE TABLE raw_due (user_id bigint PRIMARY KEY, epoch timestamptz NOT NULL, due_at timestamptz NOT NULL);
  CREATE INDEX ON raw_due (due_at);
  INSERT INTO raw_due SELECT * FROM outreach_due;
  CREATE TABLE raw_claims (user_id bigint, epoch timestamptz, PRIMARY KEY (user_id, epoch))`;
/** The raw limit: one prepared statement on bare tables. */
export async function openRawClaims(setting) {
    const { url, client, workers, batch } = setting;
    const clients = await Promise.all(Array.from({ length: workers }, () => connect(url)));
    return {
        name: 'raw',
        async prepare() {
            await client.query('TRUNCATE raw_claims');
            await makeDue('raw_due', setting);
        },
        async claim(worker) {
            const { rowCount } = await clients[worker].query({
                name: 'claim',
                text: `WITH due AS (
                 DELETE FROM raw_due WHERE user_id = ANY (ARRAY(
                   SELECT user_id FROM raw_due WHERE due_at <= $1 ORDER BY due_at LIMIT ${batch} FOR UPDATE SKIP LOCKED
                 )) RETURNING user_id, epoch
               ) INSERT INTO raw_claims SELECT user_id, epoch FROM due RETURNING user_id, epoch`,
                values: [new Date()],
            });
            return rowCount ?? 0;
        },
        close: async () => void (await Promise.all(clients.map((one) => one.end()))),
    };
}
//# sourceMappingURL=raw-claims.js.map