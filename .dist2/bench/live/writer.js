import { Client } from 'pg';
import { messageEvent, publish } from '../sides/pubsub.js';
/** Writes pets' messages without the product, but as it would: many in one commit, then published together. */
export class LiveWriter {
    constructor(client) {
        this.client = client;
    }
    /** Opens a writer on a connection of its own. */
    static async open(databaseUrl) {
        const client = new Client({ connectionString: databaseUrl });
        await client.connect();
        // The measurement starts after the commit. Waiting for the disk would only give the sides less to do.
        await client.query('SET synchronous_commit = off');
        return new LiveWriter(client);
    }
    /** Commits messages, at most one for each owner. @returns their ids, by content */
    async write(messages) {
        const { rows } = await this.client.query({
            name: 'write',
            text: `
        WITH placed AS (
          SELECT nextval('messages_id_seq') AS id, given.content, r.id AS room_id, r.pet_id,
                 greatest(clock(), (SELECT max(last_message_at) FROM chat_rooms WHERE user_id = r.user_id)) AS at
          FROM unnest($1::bigint[], $2::text[]) AS given (room_id, content) JOIN chat_rooms r ON r.id = given.room_id
        ), inserted AS (
          INSERT INTO messages (id, sent_at, chat_room_id, message_type, sender_pet_id, content)
          SELECT id, at, room_id, 'PET', pet_id, content FROM placed
          RETURNING id, sent_at, chat_room_id, content
        )
        UPDATE chat_rooms SET message_count = message_count + 1, last_message_id = i.id, last_message_at = i.sent_at,
          updated_at = clock()
        FROM inserted i WHERE chat_rooms.id = i.chat_room_id RETURNING i.id, i.content`,
            values: [messages.map(({ roomId }) => roomId), messages.map(({ content }) => content)],
        });
        return new Map(rows.map(({ id, content }) => [content, id]));
    }
    /** Publishes committed messages. */
    async publish(messages) {
        await publish(this.client, messages.map(({ ownerId, roomId }) => messageEvent({ ownerId, chatRoomId: roomId, type: 'PET' })));
    }
}
//# sourceMappingURL=writer.js.map