import { Migration } from '@mikro-orm/migrations';

/** Messages that the filter of a model's provider refused, and that later prompts leave out. */
export class RefusedMessages extends Migration {
  override up(): void {
    // Users first, as every writer takes them. A migration after this one in the same transaction may need them.
    this.addSql('LOCK TABLE users, chat_rooms IN ACCESS EXCLUSIVE MODE');
    this.addSql(`ALTER TABLE chat_rooms ADD COLUMN refused_ids bigint[] NOT NULL DEFAULT '{}'`);
  }

  override down(): void {
    this.addSql('ALTER TABLE chat_rooms DROP COLUMN refused_ids');
  }
}
