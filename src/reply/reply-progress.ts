import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Services } from '../context.js';
import { shorten } from '../text.js';
import { maxUtteranceLength } from '../voice/utterance.js';
import type { ReplyLease } from './reply-lease.js';

// Where the voice runs, and in other processes.
const [hereEvery, elsewhereEvery] = [50, 200];

/** Tells whoever watches a reply all the words so far, as they come; at most so often, and the last always. */
export class ProgressPublisher {
  #words = '';
  #seq = 0;
  #here: NodeJS.Timeout | undefined;
  #elsewhere: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #over = false;

  constructor(
    private readonly services: Pick<Services, 'em' | 'pubsub' | 'log'>,
    private readonly lease: ReplyLease,
  ) {}

  /** Takes all the words so far. */
  update(soFar: string): void {
    if (this.#over) return;
    this.#words = soFar;
    this.#seq++;
    this.#here ??= setTimeout(() => this.#publishHere(), hereEvery);
    this.#elsewhere ??= setTimeout(() => this.#publishElsewhere(), elsewhereEvery);
  }

  /** Says nothing more, and waits for what is being written: nothing may come after the reply itself. */
  async end(): Promise<void> {
    this.#over = true;
    clearTimeout(this.#here);
    clearTimeout(this.#elsewhere);
    await this.#writing;
  }

  #publishHere(): void {
    this.#here = undefined;
    const { ownerId, roomId } = this.lease;
    this.services.pubsub.publishLocally('words', {
      ownerId,
      chatRoomId: roomId,
      fence: this.lease.fence,
      seq: this.#seq,
      words: this.#wordsSoFar(),
    });
  }

  #publishElsewhere(): void {
    this.#writing = this.#write().finally(() => (this.#elsewhere = undefined));
  }

  async #write(): Promise<void> {
    const { ownerId, roomId, fence } = this.lease;
    const { em, pubsub, log } = this.services;
    try {
      // A worker that lost its lease says nothing any more.
      await sql`
        INSERT INTO reply_progress (chat_room_id, fence, seq, words)
        SELECT id, reply_fence, ${this.#seq}, ${this.#wordsSoFar()} FROM chat_rooms
        WHERE id = ${roomId} AND reply_fence = ${fence} AND reply_due_at IS NOT NULL AND NOT is_deleted
        ON CONFLICT (chat_room_id) DO UPDATE SET fence = excluded.fence, seq = excluded.seq, words = excluded.words`.execute(
        em.fork().getKysely(),
      );
      pubsub.publish('reply', { ownerId, chatRoomId: roomId, isDue: false });
    } catch (error) {
      log.debug(
        { err: error, chatRoomId: roomId },
        'The words so far could not be written; the next ones hold them.',
      );
    }
  }

  #wordsSoFar(): string {
    return shorten(this.#words, maxUtteranceLength);
  }
}

/** Forgets what was said of a reply that is over. @param em the manager of the transaction that ends it */
export async function deleteProgress(em: EntityManager, roomId: string): Promise<void> {
  await sql`DELETE FROM reply_progress WHERE chat_room_id = ${roomId}`.execute(em.getKysely());
}
