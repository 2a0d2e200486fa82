import { Migration } from '@mikro-orm/migrations';
/** What a pet has said so far of a reply that is being made, for whoever watches in another process. */
export class ReplyProgress extends Migration {
    up() {
        // Unlogged: after a crash nobody is in the middle of saying these words. Without a foreign key, whose triggers
        // every send would look through.
        this.addSql(`
      CREATE UNLOGGED TABLE reply_progress (
        chat_room_id bigint PRIMARY KEY,
        fence integer NOT NULL,
        seq integer NOT NULL,
        words text NOT NULL
      ) WITH (fillfactor = 50)`);
    }
    down() {
        this.addSql('DROP TABLE reply_progress');
    }
}
//# sourceMappingURL=20261124-reply-progress.js.map