import { sql } from 'kysely';
/** `nextChange` as text, for the value of an entity. */
export const nextChangeText = `nextval('messages_id_seq')`;
/**
 * The SQL of the next `changed_id`: what a transaction writes into a row of an owner that it changes for clients, when
 * the change is no new message. It is a number of the sequence of messages. Under the owner's lock, the changes and the
 * messages of one owner so have one order.
 */
export const nextChange = sql.raw(nextChangeText);
//# sourceMappingURL=next-change.js.map