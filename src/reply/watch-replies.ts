import { sql } from 'kysely';
import type { Services } from '../context.js';
import { follow } from '../feed/follow.js';
import type { Topics } from '../pubsub/pubsub.js';
import { messageFeeds, type MessagePosition, type MessageEvent } from '../chat/message-feed.js';
import { ReplyProgressState, type ReplyProgress } from './reply.inputs.js';

const lookEvery = 3_000;

const reasons: Readonly<Record<string, string>> = {
  VOICE_REFUSED: 'The voice did not want to answer that.',
  VOICE_MISCONFIGURED: 'The voice is not set up as it should be.',
  VOICE_TIMEOUT: 'The voice took too long.',
  VOICE_BUSY: 'The voice has too much to do.',
  INTERNAL: 'Something went wrong on our side.',
};
const usualReason = 'The voice could not be heard.';

/** What a watcher is told, and the manager that its resolvers read with. */
export type ReplyEvent = ReplyProgress & Pick<MessageEvent, 'em'>;

type Watching = Pick<Services, 'em' | 'statements' | 'pubsub' | 'log' | 'metrics'>;

/** What stands in the database of a reply. */
interface ReplyRow {
  thinking: boolean;
  failure: string | null;
  roomFence: number;
  lastMessageId: string;
  lastMessageAt: string;
  /** Of the words so far; null where none are written down. */
  fence: number | null;
  seq: number | null;
  words: string | null;
}

/**
 * Watches the replies of a room: where the one under way is, at once; then all of its words as they come, the reply
 * itself, and a failure. A slow watcher is told the newest words and skips those before; replies and failures come
 * all. It ends when the room may not be seen any more.
 */
export function watchReplies(
  services: Watching,
  ownerId: string,
  roomId: string,
): AsyncIterableIterator<ReplyEvent> {
  return new ReplyWatcher(services, ownerId, roomId);
}

class ReplyWatcher implements AsyncIterableIterator<ReplyEvent> {
  #messages: AsyncIterableIterator<MessageEvent> | undefined;
  readonly #stops: (() => void)[] = [];
  /** Told one after the other: how the last try ended, and where the one under way is, of which only the newest counts. */
  #done: MessageEvent | undefined;
  #failed: ReplyEvent | undefined;
  #latest: ReplyEvent | undefined;
  #onTaken: (() => void) | undefined;
  #wake: (() => void) | undefined;
  #lastReplyId = 0n;
  /** The words that were told last: of which try, and where in it. */
  #told = { fence: 0, seq: 0 };
  #isThinking = false;
  #lastFailure: string | undefined;
  #looking = false;
  #lookAgain = false;
  #ended = false;
  #fault: Error | undefined;

  constructor(
    private readonly services: Watching,
    private readonly ownerId: string,
    private readonly roomId: string,
  ) {
    const { pubsub } = services;
    const ofRoom =
      <T extends { chatRoomId: string }>(hear: (news: T) => void) =>
      (news: T) => {
        if (news.chatRoomId === roomId) hear(news);
      };
    const look = () => void this.#look();
    this.#stops.push(
      pubsub.listen(
        'words',
        ownerId,
        ofRoom<Topics['words']>((words) => this.#think(words)),
      ),
      pubsub.listen('reply', ownerId, ofRoom(look)),
      pubsub.listen('room', ownerId, ofRoom(look)),
      pubsub.listen(
        'message',
        ownerId,
        ofRoom<Topics['message']>(({ type }) => type === 'USER' && look()),
      ),
      pubsub.onGap(look),
    );
    const timer = setInterval(look, lookEvery).unref();
    this.#stops.push(() => clearInterval(timer));
    look();
  }

  async next(): Promise<IteratorResult<ReplyEvent, undefined>> {
    for (;;) {
      if (this.#fault) throw this.#fault;
      if (this.#ended) return { done: true, value: undefined };
      const value = this.#takeDone() ?? this.#failed ?? this.#latest;
      if (value) {
        if (value === this.#failed) this.#failed = undefined;
        else if (value === this.#latest) this.#latest = undefined;
        return { done: false, value };
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  async return(): Promise<IteratorResult<ReplyEvent, undefined>> {
    if (!this.#ended) {
      this.#ended = true;
      for (const stop of this.#stops) stop();
      this.#onTaken?.();
      this.#wake?.();
      await this.#messages?.return?.();
    }
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #takeDone(): ReplyEvent | undefined {
    if (!this.#done) return undefined;
    const { cursor, node, em } = this.#done;
    this.#done = undefined;
    this.#onTaken?.();
    const messageEdge = { cursor: cursor!, node: node! };
    return {
      state: ReplyProgressState.DONE,
      text: node!.content,
      seq: this.#told.seq,
      messageEdge,
      em,
    };
  }

  /** @param after where the room stood when it was first looked at: no reply since is missed */
  async #hearMessages(after: MessagePosition): Promise<void> {
    try {
      this.#messages = follow(messageFeeds(this.services), {
        ownerId: this.ownerId,
        projection: undefined,
        interest: { chatRoomId: this.roomId },
        after,
      });
      for (;;) {
        const { done, value } = await this.#messages.next();
        if (done || this.#ended) return;
        if (!value.byPet) continue;
        // What was said before it is over.
        this.#latest = undefined;
        this.#isThinking = false;
        this.#lastReplyId = BigInt(value.position.id);
        this.#done = value;
        const taken = new Promise<void>((resolve) => (this.#onTaken = resolve));
        this.#wake?.();
        await taken;
        // The owner may have written something newer meanwhile.
        void this.#look();
      }
    } catch (error) {
      this.#fault = error as Error;
      this.#wake?.();
    }
  }

  /** Takes words, where they are newer than what was told. */
  #think({ fence, seq, words }: Pick<Topics['words'], 'fence' | 'seq' | 'words'>): void {
    const isNewer = fence > this.#told.fence || (fence === this.#told.fence && seq > this.#told.seq);
    if (this.#done || !isNewer) return;
    this.#told = { fence, seq };
    this.#tellThinking(words, seq);
  }

  #tellThinking(text: string, seq: number): void {
    this.#isThinking = true;
    this.#latest = { state: ReplyProgressState.THINKING, text, seq };
    this.#wake?.();
  }

  /** One look at a time; asked for meanwhile, another follows. */
  async #look(): Promise<void> {
    this.#lookAgain = true;
    if (this.#looking) return;
    this.#looking = true;
    try {
      while (this.#lookAgain && !this.#ended) {
        this.#lookAgain = false;
        this.#see(await this.#read());
      }
    } catch (error) {
      this.services.log.warn(
        { err: error, chatRoomId: this.roomId },
        'A reply could not be looked at; it will be again.',
      );
    } finally {
      this.#looking = false;
    }
  }

  async #read(): Promise<ReplyRow | undefined> {
    const { rows } = await sql<ReplyRow>`
      SELECT reply_due_at IS NOT NULL AS thinking, reply_failure AS failure, reply_fence AS "roomFence",
             coalesce(last_message_id, 0)::text AS "lastMessageId", coalesce(last_message_at, 'epoch') AS "lastMessageAt",
             progress.fence, progress.seq, progress.words
      FROM chat_rooms room
      LEFT JOIN reply_progress progress ON progress.chat_room_id = room.id AND progress.fence = room.reply_fence
      WHERE room.id = ${this.roomId} AND NOT room.is_deleted`.execute(this.services.em.fork().getKysely());
    return rows[0];
  }

  #see(standing: ReplyRow | undefined): void {
    // It may have ended while the database was asked, and nobody would end what is followed from here on.
    if (this.#ended) return;
    if (!standing) return void this.return();
    const { thinking, failure, roomFence, lastMessageId, lastMessageAt, fence, seq, words } = standing;
    if (!this.#messages) void this.#hearMessages({ at: new Date(lastMessageAt), id: lastMessageId });
    // Read before the reply that has come since.
    if (this.#done || BigInt(lastMessageId) < this.#lastReplyId) return;
    if (thinking) {
      this.#lastFailure = undefined;
      if (fence !== null) this.#think({ fence, seq: seq!, words: words! });
      else if (!this.#isThinking) this.#tellThinking('', 0);
      return;
    }
    this.#isThinking = false;
    // Each try has a fence of its own.
    const key = failure === null ? undefined : `${failure} ${roomFence}`;
    if (key !== undefined && key !== this.#lastFailure) {
      this.#latest = undefined;
      this.#failed = {
        state: ReplyProgressState.FAILED,
        text: '',
        seq: this.#told.seq,
        reason: reasons[failure!] ?? usualReason,
      };
      this.#wake?.();
    }
    this.#lastFailure = key;
  }
}
