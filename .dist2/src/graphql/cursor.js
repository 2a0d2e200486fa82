import { sql } from 'kysely';
import { badUserInput } from '../errors.js';
import { fieldFault } from '../field-fault.js';
import { isId } from './validation.js';
const version = '1';
// A version, 15 digits of a time and 19 of an id are 37 bytes, in base64url.
const maxLength = 60;
const maxTime = Date.UTC(9999, 11, 31);
/** Encodes a position as an opaque cursor. */
export const encodeCursor = ({ at, id }) => Buffer.from([version, at ? at.getTime() : '', id].join('|')).toString('base64url');
/** Builds the SQL that encodes a cursor. `at` is undefined for a list that is ordered by id alone. */
export function cursorSql(at, id) {
    const time = at ? sql `coalesce(((date_part('epoch', ${at}) * 1000)::bigint)::text, '')` : sql `''::text`;
    const plain = sql `convert_to(${sql.lit(`${version}|`)} || ${time} || '|' || ${id}, 'UTF8')`;
    return sql `translate(encode(${plain}, 'base64'), '+/=', '-_')`;
}
/**
 * Decodes a cursor. A cursor is not a secret and grants no permission; it is only a position.
 * @param name the argument's name, for the error
 * @param timed which rows of the list have a time
 * @throws BAD_USER_INPUT for a cursor that `encodeCursor` cannot have made
 */
export function decodeCursor(name, cursor, timed) {
    const fault = () => badUserInput(fieldFault(name, 'cursor'));
    if (cursor.length > maxLength)
        throw fault();
    const [cursorVersion, at, id, ...rest] = Buffer.from(cursor, 'base64url').toString('latin1').split('|');
    const time = at === '' ? null : /^\d{1,15}$/.test(at ?? '') ? Number(at) : NaN;
    const hasExpectedTime = timed === 'always' ? time !== null : timed === 'never' ? time === null : true;
    const valid = cursorVersion === version &&
        hasExpectedTime &&
        !Number.isNaN(time) &&
        (time ?? 0) <= maxTime &&
        (id === '0' || isId(id ?? ''));
    if (!valid || rest.length > 0)
        throw fault();
    return { at: time === null ? null : new Date(time), id: id };
}
//# sourceMappingURL=cursor.js.map