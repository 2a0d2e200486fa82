import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { sql } from 'kysely';
import { sqlErrorOf } from '../database/sql-error.js';
import { fieldFault } from '../field-fault.js';
const fieldsByConstraint = {
    users_username_key_unique: 'username',
    idx_users_username: 'username',
    idx_users_email: 'email',
};
/** Finds the field of a user that a write failed for, because another user has its value; undefined for another error. */
export function takenField(error) {
    if (!(error instanceof UniqueConstraintViolationException))
        return undefined;
    const field = fieldsByConstraint[sqlErrorOf(error).constraint ?? ''];
    return field === undefined ? undefined : fieldFault(field, 'taken');
}
/**
 * Finds every field that is taken. PostgreSQL reports only the first, and the owner would have to correct
 * them one by one.
 * @param username in the form in which it is unique; undefined if it is not to be looked at
 * @param email undefined if nobody may learn whether it is taken
 * @param reported what a write already failed for
 * @param ownId the user whose own names are not taken
 */
export async function takenFields(em, { username, email }, { reported, ownId } = {}) {
    const others = ownId === undefined ? sql `` : sql `AND id <> ${ownId}`;
    const { rows } = await sql `
    SELECT EXISTS (SELECT 1 FROM users WHERE username_key = ${username ?? null} ${others}) AS username,
           EXISTS (SELECT 1 FROM users WHERE email = ${email ?? null} ${others}) AS email`.execute(em.fork().getKysely());
    return ['username', 'email']
        .filter((field) => rows[0]?.[field] || reported?.path === field)
        .map((field) => fieldFault(field, 'taken'));
}
//# sourceMappingURL=taken-fields.js.map