import { Migration } from '@mikro-orm/migrations';
const statements = [
    // Sessions too, which a later migration of the same transaction changes: whoever refreshes one waits for its owner.
    'LOCK TABLE users, sessions IN ACCESS EXCLUSIVE MODE',
    `ALTER TABLE users
    ADD COLUMN locale varchar(35),
    ADD CONSTRAINT users_locale_check CHECK (locale ~ '^[A-Za-z0-9-]{2,35}$')`,
];
const undo = ['ALTER TABLE users DROP COLUMN locale'];
/** The language in which an owner reads texts. */
export class Locale extends Migration {
    up() {
        for (const statement of statements)
            this.addSql(statement);
    }
    down() {
        for (const statement of undo)
            this.addSql(statement);
    }
}
//# sourceMappingURL=20261127-locale.js.map