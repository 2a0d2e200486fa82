import { Migration } from '@mikro-orm/migrations';
/** Sessions whose owner is away from the device. */
export class Presence extends Migration {
    up() {
        // Users first, as every writer takes them. A migration after this one in the same transaction may need them.
        this.addSql('LOCK TABLE users, sessions IN ACCESS EXCLUSIVE MODE');
        this.addSql('ALTER TABLE sessions ADD COLUMN away_since timestamptz(3)');
    }
    down() {
        this.addSql('ALTER TABLE sessions DROP COLUMN away_since');
    }
}
//# sourceMappingURL=20261127-presence.js.map