// Parts of the product's schema that several SQL statements of the benchmark share.
/** The column of `activities` that says what the owner did. */
export const activityTypeColumn = 'activity_type';
/** An SQL expression over `chat_rooms`: the state of the room's reply. */
export const replyState = `CASE WHEN reply_due_at IS NOT NULL THEN 'THINKING' WHEN reply_failure IS NOT NULL THEN 'FAILED' ELSE 'IDLE' END`;
/** An SQL condition: the session is active. */
export const isActiveSession = (sessions, now = 'now()') => `${sessions}.revoked_at IS NULL AND ${sessions}.expires_at > ${now}`;
//# sourceMappingURL=schema.js.map