import { sql } from 'kysely';
const leaseSeconds = 60;
/**
 * Erases what the account's transaction erases: overwrites names and texts, and deletes the rows that must not outlive
 * it. From then on nobody sees anything of the owner.
 * @param em the manager of the transaction
 */
export async function eraseAtOnce(em, tables, userId) {
    const database = em.getKysely();
    const ordered = inErasureOrder(tables).filter(({ erased }) => 'overwritten' in erased || erased.atOnce);
    // The user first: changing its keys waits for concurrent inserts that refer to it, so what they add is erased below.
    const userFirst = [...ordered.filter(isUser), ...ordered.filter((table) => !isUser(table))];
    for (const table of userFirst)
        await eraseTable(database, table, table.table, userId);
    // The process that deletes the account erases the rest at once; after a minute a job takes over.
    await sql `INSERT INTO erasures (user_id, due_at) VALUES (${userId}, clock() + interval '1 minute')`.execute(database);
}
/**
 * Erases everything that a deleted account left, archived rows too. Each statement is a transaction of its own and may
 * run again, so a crash loses nothing and two processes do no harm.
 */
export async function eraseAll({ em, log, personalTables }, userId, stop) {
    const database = em.fork().getKysely();
    for (const table of inErasureOrder(personalTables))
        for (const name of await physicalTables(database, table)) {
            if (stop?.aborted)
                return;
            await eraseTable(database, table, name, userId);
        }
    await sql `
    UPDATE erasures SET due_at = NULL, finished_at = clock() WHERE user_id = ${userId} AND due_at IS NOT NULL`.execute(database);
    log.info({ userId }, 'A deleted account is erased.');
}
/** Finishes interrupted erasures, one after another; each is leased for a minute. */
export async function eraseDue(services, stop) {
    while (!stop.aborted) {
        const { rows } = await sql `
      UPDATE erasures SET due_at = clock() + ${leaseSeconds} * interval '1 second'
      WHERE user_id = (
        SELECT user_id FROM erasures WHERE due_at <= (SELECT clock()) ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED
      ) RETURNING user_id`.execute(services.em.fork().getKysely());
        const next = rows[0];
        if (!next)
            return;
        await eraseAll(services, next.user_id, stop);
    }
}
const isUser = ({ table }) => table === 'users';
/** Later tables refer to earlier ones, or are made of them, so theirs go first. */
const inErasureOrder = (tables) => tables.filter(({ belongs }) => belongs !== 'operator' && !('cascade' in belongs)).toReversed();
/** The partitions of a table, each by itself wherever it is attached now, or the table. */
async function physicalTables(database, { table, isPartitioned }) {
    if (!isPartitioned)
        return [table];
    const { rows } = await sql `
    SELECT name FROM partitions WHERE parent = ${table} ORDER BY name`.execute(database);
    return rows.map(({ name }) => name);
}
async function eraseTable(database, { belongs, erased }, name, userId) {
    if (belongs === 'operator' || 'cascade' in belongs)
        return;
    const theirs = 'owner' in belongs
        ? sql `${sql.id(belongs.owner)} = ${userId}`
        : sql `${sql.id(belongs.room)} = ANY (ARRAY(SELECT id FROM chat_rooms WHERE user_id = ${userId}))`;
    if ('rows' in erased)
        await sql `DELETE FROM ${sql.table(name)} WHERE ${theirs}`.execute(database);
    else
        await sql `
      UPDATE ${sql.table(name)} SET ${sql.join(Object.entries(erased.overwritten).map(([column, value]) => sql `${sql.id(column)} = ${value}`))} WHERE ${theirs}`.execute(database);
}
//# sourceMappingURL=erase.js.map