// What several of the measurements' own SQL statements name of the product's tables.

/** The column of `activities` that says what the owner did. */
export const activityTypeColumn = 'type';

/** An SQL condition: the session is active. */
export const isActiveSession = (sessions: string, now = 'now()'): string =>
  `${sessions}.revoked_at IS NULL AND ${sessions}.expires_at > ${now}`;
