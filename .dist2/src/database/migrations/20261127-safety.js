import { Migration } from '@mikro-orm/migrations';
// No foreign keys: they would lock users and rooms. Whoever deletes an account or a room deletes these rows too.
const statements = [
    `CREATE TABLE care_holds (
    user_id bigint PRIMARY KEY,
    held_until timestamptz(3) NOT NULL
  )`,
    `CREATE TABLE ai_notices (
    chat_room_id bigint PRIMARY KEY,
    told_at timestamptz(3) NOT NULL
  ) WITH (fillfactor = 50)`,
    // Nothing in it leads to an owner.
    `CREATE TABLE safety_counts (
    day date NOT NULL,
    event varchar(20) NOT NULL CHECK (event IN ('HELP_OFFERED')),
    count integer NOT NULL,
    PRIMARY KEY (day, event)
  )`,
];
const undo = ['DROP TABLE care_holds, ai_notices, safety_counts'];
/** Owners whom no pet writes to after a crisis, when a room was told that its pet is an AI, and how often help was named. */
export class Safety extends Migration {
    up() {
        for (const statement of statements)
            this.addSql(statement);
    }
    down() {
        for (const statement of undo)
            this.addSql(statement);
    }
}
//# sourceMappingURL=20261127-safety.js.map