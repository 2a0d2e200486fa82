import { strict as assert } from 'node:assert';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../../support/absence.js';
import { Follower } from '../../support/follower.js';
const interval = 1_300;
const cutInterval = 15;
const catchUpTime = 60_000;
/** An owner who chats: sends again with the same id until it is answered, and resumes the room by cursor. */
export class HonestOwner {
    #sent = [];
    #repeated = 0;
    #follower;
    constructor(owner, pet, database) {
        this.owner = owner;
        this.pet = pet;
        this.database = database;
        this.#follower = new Follower({
            url: () => owner.url,
            token: owner.token,
            query: 'subscription ($id: ID!, $after: String) { messageAdded(chatRoomId: $id, after: $after) { cursor node { id } } }',
            variables: { id: pet.roomId },
            cutInterval,
        });
    }
    /**
     * Chats until the signal.
     * @throws if a message was lost, stored twice, came twice, or came in another order
     */
    async chat(over) {
        const following = this.#follower.follow();
        try {
            while (!over.aborted) {
                await this.#send(`${this.owner.username} ${this.#sent.length}`);
                await delay(interval);
            }
            return await this.#compare();
        }
        finally {
            this.#follower.end();
            await following;
        }
    }
    async #send(id) {
        for (;; this.#repeated++) {
            const { data } = await this.owner
                .send('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }', {
                input: { chatRoomId: this.pet.roomId, content: `Hello, ${id}`, clientMessageId: id },
            })
                .catch(() => ({ data: null }));
            if (data)
                break;
            await delay(interval);
        }
        this.#sent.push(id);
    }
    async #compare() {
        const since = Date.now();
        const isOver = () => Date.now() - since > catchUpTime;
        await until(async () => (await this.owner.request('query ($id: ID!) { chatRoom(id: $id) { replyState } }', {
            id: this.pet.roomId,
        })).chatRoom.replyState, (state) => state === 'IDLE' || isOver());
        const stored = await this.database.query(`SELECT id, client_message_id AS mine FROM messages WHERE chat_room_id = $1 ORDER BY sent_at, id`, [this.pet.roomId]);
        await until(async () => this.#follower.received.length, (count) => count >= stored.length || isOver());
        assert.deepEqual(stored.flatMap(({ mine }) => mine ?? []), this.#sent, 'a message is not stored once');
        assert.deepEqual(this.#follower.received, stored.map(({ id }) => id), 'not every message came once and in order');
        const replies = stored.length - this.#sent.length;
        assert.ok(replies > 0 && stored.at(-1).mine === null, 'the pet did not reply');
        return {
            sent: this.#sent.length,
            replies,
            resumed: this.#follower.resumed,
            repeated: this.#repeated,
        };
    }
}
//# sourceMappingURL=honest-owner.js.map