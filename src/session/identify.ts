import type { GraphQLError } from 'graphql';
import { sql } from 'kysely';
import type { Services, Viewer } from '../context.js';
import { milliseconds } from '../database/clock.js';
import { later, Statement, type Row, type Sql } from '../database/statement.js';
import { unauthenticated } from '../errors.js';
import { isNewAccess } from '../user/presence.js';

/** Whether a session of a user stands: neither ended nor expired, and the user is still there. */
export const stands = (user: Row, sessionId: Sql): Sql => sql`NOT ${user('is_deleted')} AND EXISTS (
  SELECT 1 FROM standing_sessions WHERE standing_sessions.id = ${sessionId} AND standing_sessions.user_id = ${user('id')})`;

/** The session was revoked, or has expired. */
export const sessionEnded = (): GraphQLError => unauthenticated('The session has ended; log in again.');

interface Asking extends Viewer {
  idleThreshold: number;
}

const user: Row = (column) => sql.id('users', column);

const identifying = new Statement<Asking>(
  'identify',
  sql`SELECT ${isNewAccess(
    user,
    milliseconds(later(({ idleThreshold }: Asking) => idleThreshold)),
  )} AS is_news FROM users
  WHERE id = ${later(({ userId }: Asking) => userId)} AND ${stands(
    user,
    later(({ sessionId }: Asking) => sessionId),
  )}`,
);

/**
 * A viewer whose session still stands, or why there is none.
 * @returns with it whether their being there is to be noted
 */
export async function identify(
  { statements, outreach }: Pick<Services, 'statements' | 'outreach'>,
  viewer: Viewer,
): Promise<{ viewer: Viewer | GraphQLError; isNews: boolean }> {
  const { userId, sessionId } = viewer;
  const [row] = await statements.run<{ is_news: boolean }, Asking>(identifying, {
    userId,
    sessionId,
    idleThreshold: outreach.idleThreshold,
  });
  return row ? { viewer, isNews: row.is_news } : { viewer: sessionEnded(), isNews: false };
}
