import { Migration } from '@mikro-orm/migrations';
const activityTypes = [
    'LOGIN',
    'CHAT_SEND',
    'PET_CREATE',
    'LOGIN_FAILED',
    'LOGOUT',
    'LOGOUT_EVERYWHERE',
    'SESSION_END',
    'TOKEN_REUSED',
    'PASSWORD_CHANGE',
    'PASSWORD_WRONG',
    'EXPORT',
    'EXPORT_DOWNLOAD',
    'LIMIT_REACHED',
];
const originalTypes = activityTypes.slice(0, 3);
const replaceCheck = (types) => ['activities', 'activities_archive'].map((table) => `ALTER TABLE ${table} DROP CONSTRAINT activities_activity_type_check,
      ADD CONSTRAINT activities_activity_type_check
        CHECK (activity_type IN (${types.map((type) => `'${type}'`).join(', ')}))`);
const replaceForeignKey = (rule) => `ALTER TABLE push_subscriptions
  DROP CONSTRAINT push_subscriptions_session_id_foreign,
  ADD CONSTRAINT push_subscriptions_session_id_foreign FOREIGN KEY (session_id) REFERENCES sessions (id) ${rule}`;
const statements = [
    // Users first, as every writer locks them, and all at once.
    'LOCK TABLE users, sessions, activities, activities_archive, push_subscriptions, data_exports IN ACCESS EXCLUSIVE MODE',
    `ALTER TABLE sessions
    ADD previous_hash varchar(64),
    ADD successor varchar(300),
    ADD refreshed_at timestamptz(3),
    ADD last_seen_at timestamptz(3),
    ADD user_agent varchar(200),
    ADD address varchar(45)`,
    // Versions before gave every session 30 days from its last refresh.
    `UPDATE sessions SET last_seen_at = greatest(created_at, least(clock(), expires_at - interval '30 days'))
    WHERE revoked_at IS NULL AND expires_at > clock()`,
    'CREATE INDEX idx_sessions_expires ON sessions (expires_at)',
    // An ended session is removed after a while, and what it registered goes with it.
    replaceForeignKey('ON DELETE CASCADE'),
    `ALTER TABLE data_exports
    ADD session_id bigint CONSTRAINT data_exports_session_id_foreign REFERENCES sessions (id) ON DELETE CASCADE`,
    'CREATE INDEX idx_data_exports_session ON data_exports (session_id)',
    ...replaceCheck(activityTypes),
];
const undo = [
    // The original model has no room for these.
    ...['activities', 'activities_archive'].map((table) => `DELETE FROM ${table} WHERE activity_type NOT IN (${originalTypes.map((type) => `'${type}'`).join(', ')})`),
    ...replaceCheck(originalTypes),
    'ALTER TABLE data_exports DROP COLUMN session_id',
    replaceForeignKey(''),
    'DROP INDEX idx_sessions_expires',
    `ALTER TABLE sessions DROP COLUMN previous_hash, DROP COLUMN successor, DROP COLUMN refreshed_at,
    DROP COLUMN last_seen_at, DROP COLUMN user_agent, DROP COLUMN address`,
];
/** Sessions that can be listed and removed, tokens that two tabs can refresh at once, and the security log. */
export class Sessions extends Migration {
    up() {
        for (const statement of statements)
            this.addSql(statement);
    }
    down() {
        for (const statement of undo)
            this.addSql(statement);
    }
}
//# sourceMappingURL=20261127-sessions.js.map