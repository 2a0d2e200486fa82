import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { sqlErrorOf } from '../database/sql-error.js';
import type { FieldErrors } from '../errors.js';

const fieldsByConstraint: Readonly<Record<string, FieldErrors>> = {
  users_username_key_unique: { username: 'is taken' },
  idx_users_username: { username: 'is taken' },
  idx_users_email: { email: 'is taken' },
};

/** Finds the field of a user that a write failed for, because another user has its value; undefined for another error. */
export const takenField = (error: unknown): FieldErrors | undefined =>
  error instanceof UniqueConstraintViolationException
    ? fieldsByConstraint[sqlErrorOf(error).constraint ?? '']
    : undefined;

/**
 * Finds every field that is taken. PostgreSQL reports only the first, and the owner would have to correct
 * them one by one.
 * @param email undefined if nobody may learn whether it is taken
 */
export async function takenFields(
  em: EntityManager,
  key: string,
  email: string | undefined,
  reported: FieldErrors,
): Promise<FieldErrors> {
  const { rows } = await sql<{ username: boolean; email: boolean }>`
    SELECT EXISTS (SELECT 1 FROM users WHERE username_key = ${key}) AS username,
           EXISTS (SELECT 1 FROM users WHERE email = ${email ?? null}) AS email`.execute(
    em.fork().getKysely(),
  );
  return {
    ...reported,
    ...(rows[0]?.username && { username: 'is taken' }),
    ...(rows[0]?.email && { email: 'is taken' }),
  };
}
