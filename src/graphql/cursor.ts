import { sql, type RawBuilder } from 'kysely';
import { badUserInput } from '../errors.js';
import { isId } from './validation.js';

const version = '1';
const lastInstant = Date.UTC(9999, 11, 31);

/** A place in a list: a time, where the list runs by one, and an id. */
export interface Position {
  /** Null where the list runs by id alone, and for what has no time yet and stands last. */
  at: Date | null;
  id: string;
}

/** The opaque text of a position. */
export const encodeCursor = ({ at, id }: Position): string =>
  Buffer.from([version, at ? at.getTime() : '', id].join('|')).toString('base64url');

/** The same text, made in the database; `at` is undefined for a list that runs by id alone. */
export function cursorSql(at: RawBuilder<unknown> | undefined, id: RawBuilder<unknown>): RawBuilder<unknown> {
  const time = at ? sql`coalesce(((date_part('epoch', ${at}) * 1000)::bigint)::text, '')` : sql`''::text`;
  const plain = sql`convert_to(${sql.lit(`${version}|`)} || ${time} || '|' || ${id}, 'UTF8')`;
  return sql`translate(encode(${plain}, 'base64'), '+/=', '-_')`;
}

/**
 * The position behind a cursor. A cursor is no secret and gives no right: it only says where to go on.
 * @param name of the argument it came in
 * @param timed whether the list it is for runs by time: always, never, or for some of its rows
 * @throws BAD_USER_INPUT for one that `encodeCursor` cannot have made
 */
export function decodeCursor(
  name: string,
  cursor: string,
  timed: 'always' | 'never' | 'sometimes',
): Position {
  const [of, at, id, ...rest] = Buffer.from(cursor, 'base64url').toString('latin1').split('|');
  const time = at === '' ? null : /^\d{1,15}$/.test(at ?? '') ? Number(at) : NaN;
  const fits = timed === 'always' ? time !== null : timed === 'never' ? time === null : true;
  const valid = of === version && fits && !Number.isNaN(time) && (time ?? 0) <= lastInstant && isId(id ?? '');
  if (!valid || rest.length > 0) throw badUserInput({ [name]: 'must be a cursor of this list' });
  return { at: time === null ? null : new Date(time), id: id! };
}
