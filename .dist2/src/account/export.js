import { sql } from 'kysely';
import { placeholder, Statement } from '../database/statement.js';
import { hashToken } from '../hash-token.js';
const pageSize = 500;
/** The path where an export is fetched. */
export const exportPath = (token) => `/exports/${token}`;
/**
 * Uses up the token of an export.
 * @returns its owner and the session that asked for it; undefined if the token is unknown, used or expired, or if the
 * session has ended
 */
export async function redeemExport(em, token) {
    const { rows } = await sql `
    DELETE FROM data_exports USING users, active_sessions
    WHERE users.id = data_exports.user_id AND NOT users.is_deleted AND token_hash = ${hashToken(token)}
      AND data_exports.expires_at > clock() AND active_sessions.id = data_exports.session_id
    RETURNING data_exports.user_id, data_exports.session_id`.execute(em.fork().getKysely());
    return rows[0] && { userId: rows[0].user_id, sessionId: rows[0].session_id };
}
const compiled = new WeakMap();
function exportPages(tables) {
    const known = compiled.get(tables);
    if (known)
        return known;
    const pages = tables.filter(({ line }) => line).map((table) => ({ table, page: pageOf(table) }));
    compiled.set(tables, pages);
    return pages;
}
const roomsOfOwner = new Statement('export_rooms', sql `SELECT id FROM chat_rooms WHERE user_id = ${placeholder(({ ownerId }) => ownerId)} ORDER BY id`);
/** The statement of one page of lines, in the order of (time, id). */
function pageOf({ table, belongs, isPartitioned, line, exported, order, }) {
    if (belongs === 'operator' || 'cascade' in belongs)
        throw new Error(`Rows of ${table} do not name their owner and cannot be exported.`);
    const key = 'owner' in belongs ? belongs.owner : belongs.room;
    const fields = Object.entries(exported).map(([name, { value }]) => sql `${sql.lit(name)}, ${value}`);
    const at = order ? sql.ref(order.at) : sql `'epoch'::timestamptz`;
    const id = order ? (order.id ? sql.ref(order.id) : sql `0::bigint`) : sql.ref('id');
    const start = (part) => placeholder((from) => from[part]);
    return new Statement(`export_${line}`, sql `
      SELECT json_build_object('type', ${sql.lit(line)}, ${sql.join(fields)})::text AS line,
             (${at})::text AS from_at, (${id})::text AS from_id
      FROM ${sql.table(isPartitioned ? `all_${table}` : table)}
      WHERE ${sql.id(key)} = ${start('of')}
        AND ${at} >= ${start('at')} AND (${at}, ${id}) > (${start('at')}, ${start('id')}::bigint)
      ORDER BY ${at}, ${id} LIMIT ${placeholder(() => pageSize)}`);
}
/**
 * Exports everything that is kept of an owner as JSON lines (https://jsonlines.org), archived rows included. The last
 * line has the number of lines, so that a reader notices a truncated file. Pages are read one by one, without a
 * transaction: what is written meanwhile may be in the export or not.
 */
export async function* exportLines({ statements, personalTables }, ownerId) {
    const rooms = await statements.run(roomsOfOwner, { ownerId });
    const roomIds = rooms.map(({ id }) => id);
    let lines = 0;
    for (const { table, page } of exportPages(personalTables))
        for (const of of belongsToRoom(table) ? roomIds : [ownerId])
            for (let from = { of, at: '-infinity', id: '0' }; from;) {
                const rows = await statements.run(page, from);
                lines += rows.length;
                yield rows.map(({ line }) => `${line}\n`).join('');
                const last = rows.length === pageSize ? rows.at(-1) : undefined;
                from = last && { of, at: last.from_at, id: last.from_id };
            }
    yield `${JSON.stringify({ type: 'end', lines })}\n`;
}
const belongsToRoom = ({ belongs }) => belongs !== 'operator' && 'room' in belongs;
//# sourceMappingURL=export.js.map