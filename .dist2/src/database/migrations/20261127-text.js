import { Migration } from '@mikro-orm/migrations';
import { sqlFunction } from '../sql-function.js';
// What a text keeps of the characters that the new rules refuse. Removing some can leave white space at an end, a form
// that is not NFC, or nothing.
const visible = (column, lineEnd) => `
  btrim(normalize(regexp_replace(
    regexp_replace(${column}, '[\\u2028\\u2029\\u0085]', ${lineEnd}, 'g'),
    '[\\u0001-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u2800\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFB\\U000E0000-\\U000E0FFF]',
    '', 'g'), NFC), E'\\t\\n\\r \\u00A0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200A\\u202F\\u205F\\u3000')`;
const statements = [
    // Users first, as every writer takes them. A migration after this one in the same transaction may need them.
    'LOCK TABLE users, pets IN ACCESS EXCLUSIVE MODE',
    ...['is_line', 'is_lines'].map((name) => sqlFunction(name, 1)),
    'ALTER TABLE pets DROP CONSTRAINT pets_name_check, DROP CONSTRAINT pets_persona_check',
    // A row that breaks a new rule could not be updated in any column afterwards. So these few rows change, in one read of
    // pets, which has a few rows for each owner.
    `UPDATE pets SET name = regexp_replace(${visible('name', "' '")}, '[\\t\\n]', ' ', 'g') WHERE NOT is_line(name, 1, 20)`,
    `UPDATE pets SET name = 'Pet' WHERE NOT is_line(name, 1, 20)`,
    `UPDATE pets SET persona = ${visible('persona', 'chr(10)')} WHERE NOT is_lines(persona, 1, 500)`,
    `UPDATE pets SET persona = 'a pet' WHERE NOT is_lines(persona, 1, 500)`,
    `ALTER TABLE pets
    ADD CONSTRAINT pets_name_check CHECK (is_line(name, 1, 20)),
    ADD CONSTRAINT pets_persona_check CHECK (is_lines(persona, 1, 500))`,
];
/**
 * Refuses names and personas that hide something. Messages and notifications keep the weaker rule in the database: years
 * of them may break the new one, the archive cannot be read in bounded time, and a month that breaks its CHECK could not
 * be restored from a dump. The API applies the new rule to new messages.
 */
export class Text extends Migration {
    up() {
        for (const statement of statements)
            this.addSql(statement);
    }
    down() {
        this.addSql(`ALTER TABLE pets
      DROP CONSTRAINT pets_name_check,
      DROP CONSTRAINT pets_persona_check,
      ADD CONSTRAINT pets_name_check CHECK (is_text(name, 1, 20)),
      ADD CONSTRAINT pets_persona_check CHECK (is_text(persona, 1, 500))`);
        this.addSql('DROP FUNCTION is_line, is_lines');
    }
}
//# sourceMappingURL=20261127-text.js.map