import { sql } from 'kysely';
import { visibleLines } from '../plain-text.js';
import { LeaseLost } from '../lease/lease-lost.js';
import { shorten } from '../text.js';
import { maxUtteranceLength } from '../voice/utterance.js';
import { spokenWords } from './spoken-words.js';
/** Milliseconds between two publications to this process, and between two writes that other processes read. */
const [publishInterval, writeInterval] = [50, 200];
/** Publishes the words of a reply while the voice speaks: all the words so far, at bounded intervals. */
export class ProgressPublisher {
    #words = '';
    #seq = 0;
    #publishTimer;
    #writeTimer;
    #writing = Promise.resolve();
    #isEnded = false;
    #lost = new AbortController();
    #unlisten;
    constructor(services, lease) {
        this.services = services;
        this.lease = lease;
        this.#unlisten = services.pubsub.listen('reply', lease.ownerId, ({ chatRoomId, endedFence }) => {
            if (chatRoomId === lease.roomId && endedFence === lease.fence)
                this.#lost.abort(new LeaseLost());
        });
    }
    /** Aborts with `LeaseLost` when the owner stops the reply, or a word finds the lease lost. */
    get lost() {
        return this.#lost.signal;
    }
    /** Publishes words soon. @param words all the words so far */
    update(words) {
        if (this.#isEnded)
            return;
        this.#words = words;
        this.#seq++;
        const { roomId, fence } = this.lease;
        spokenWords(this.services.pubsub).set(roomId, { fence, words });
        this.#publishTimer ??= setTimeout(() => this.#publish(), publishInterval);
        this.#writeTimer ??= setTimeout(() => {
            this.#writing = this.#write().finally(() => (this.#writeTimer = undefined));
        }, writeInterval);
    }
    /** Stops publishing, and waits for the write under way, so that no words come after the reply. */
    async end() {
        this.#isEnded = true;
        this.#unlisten();
        const spoken = spokenWords(this.services.pubsub);
        if (spoken.get(this.lease.roomId)?.fence === this.lease.fence)
            spoken.delete(this.lease.roomId);
        clearTimeout(this.#publishTimer);
        clearTimeout(this.#writeTimer);
        await this.#writing;
    }
    #publish() {
        this.#publishTimer = undefined;
        const { ownerId, roomId, fence } = this.lease;
        this.services.pubsub.publishLocally('words', {
            ownerId,
            chatRoomId: roomId,
            fence,
            seq: this.#seq,
            words: this.#shortened(),
        });
    }
    async #write() {
        const { ownerId, roomId, fence } = this.lease;
        const { em, pubsub, log } = this.services;
        try {
            // A worker that lost its lease writes nothing.
            const { numAffectedRows } = await sql `
        INSERT INTO reply_progress (chat_room_id, fence, seq, words)
        SELECT id, reply_fence, ${this.#seq}, ${this.#shortened()} FROM chat_rooms
        WHERE id = ${roomId} AND reply_fence = ${fence} AND reply_due_at IS NOT NULL AND NOT is_deleted
        ON CONFLICT (chat_room_id) DO UPDATE SET fence = excluded.fence, seq = excluded.seq, words = excluded.words`.execute(em.fork().getKysely());
            if (numAffectedRows === 0n)
                this.#lost.abort(new LeaseLost());
            else
                pubsub.publish('reply', { ownerId, chatRoomId: roomId, isDue: false });
        }
        catch (error) {
            log.debug({ err: error, chatRoomId: roomId }, 'The words of a reply could not be stored. The next write includes them.');
        }
    }
    #shortened() {
        return shorten(visibleLines(this.#words), maxUtteranceLength);
    }
}
/** Deletes the stored words of a room's reply. @param em the EntityManager of the transaction that ends the reply */
export async function deleteProgress(em, roomId) {
    await sql `DELETE FROM reply_progress WHERE chat_room_id = ${roomId}`.execute(em.getKysely());
}
/** Deletes stored words whose reply is over: the room is deleted, waits for no reply, or is at a later try. */
export async function pruneProgress(em) {
    // Words written at this very moment may go too. The next write includes them.
    await sql `
    DELETE FROM reply_progress progress WHERE NOT EXISTS (
      SELECT FROM chat_rooms room
      WHERE room.id = progress.chat_room_id AND room.reply_fence = progress.fence
        AND room.reply_due_at IS NOT NULL AND NOT room.is_deleted
    )`.execute(em.fork().getKysely());
}
//# sourceMappingURL=reply-progress.js.map