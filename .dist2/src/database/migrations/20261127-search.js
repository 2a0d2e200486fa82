import { Migration } from '@mikro-orm/migrations';
import { sqlFunction } from '../sql-function.js';
/** Search in the messages of a room. A job makes the indexes of months that are over; without one, a month is read. */
export class Search extends Migration {
    up() {
        for (const name of ['fold_text', 'message_grams', 'search_patterns', 'search_month', 'search_messages'])
            this.addSql(sqlFunction(name, 1));
    }
    down() {
        this.addSql('DROP FUNCTION search_messages, search_month, search_patterns');
        // With the indexes of all months.
        this.addSql('DROP FUNCTION message_grams, fold_text CASCADE');
    }
}
//# sourceMappingURL=20261127-search.js.map