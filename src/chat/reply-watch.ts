import { sql } from 'kysely';
import type { Services } from '../context.js';
import { follow } from '../live/follow.js';
import type { News } from '../live/live.js';
import { messageFeeds, type MessageEvent } from './message-feed.js';
import { ReplyProgressState, type ReplyProgress } from './reply-progress.inputs.js';

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

type Watching = Pick<Services, 'em' | 'statements' | 'live' | 'log' | 'metrics'>;

/** What stands in the database of a reply. */
interface Standing {
  thinking: boolean;
  failure: string | null;
  replyToId: string | null;
  lastMessageId: string | null;
  seq: number;
  words: string;
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
  readonly #messages: AsyncIterableIterator<MessageEvent>;
  readonly #stops: (() => void)[] = [];
  /** The newest of what is not told yet; a reply comes before it. */
  #latest: ReplyEvent | undefined;
  #done: MessageEvent | undefined;
  #onTaken: (() => void) | undefined;
  #wake: (() => void) | undefined;
  #lastReplyId = 0n;
  #lastSeq = 0;
  #lastFailure: string | undefined;
  #isThinking = false;
  #looking = false;
  #lookAgain = false;
  #ended = false;
  #fault: Error | undefined;

  constructor(
    private readonly services: Watching,
    ownerId: string,
    private readonly roomId: string,
  ) {
    const { live } = services;
    this.#messages = follow(messageFeeds(services), {
      ownerId,
      shown: undefined,
      interest: { chatRoomId: roomId },
      after: undefined,
    });
    const ofRoom =
      <T extends { chatRoomId: string }>(hear: (news: T) => void) =>
      (news: T) => {
        if (news.chatRoomId === roomId) hear(news);
      };
    const look = () => void this.#look();
    this.#stops.push(
      live.listen(
        'words',
        ownerId,
        ofRoom<News['words']>(({ seq, words }) => this.#hearWords(seq, words)),
      ),
      live.listen('reply', ownerId, ofRoom(look)),
      live.listen('room', ownerId, ofRoom(look)),
      live.listen(
        'message',
        ownerId,
        ofRoom<News['message']>(({ type }) => type === 'USER' && look()),
      ),
      live.onGap(look),
    );
    const timer = setInterval(look, lookEvery).unref();
    this.#stops.push(() => clearInterval(timer));
    void this.#hearMessages();
    look();
  }

  async next(): Promise<IteratorResult<ReplyEvent, undefined>> {
    for (;;) {
      if (this.#fault) throw this.#fault;
      if (this.#ended) return { done: true, value: undefined };
      if (this.#done) {
        const { cursor, node, em } = this.#done;
        this.#done = undefined;
        this.#onTaken?.();
        const messageEdge = { cursor: cursor!, node: node! };
        return {
          done: false,
          value: { state: ReplyProgressState.DONE, text: node!.content, seq: this.#lastSeq, messageEdge, em },
        };
      }
      if (this.#latest) {
        const value = this.#latest;
        this.#latest = undefined;
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
      await this.#messages.return?.();
    }
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #hearMessages(): Promise<void> {
    try {
      for (;;) {
        const { done, value } = await this.#messages.next();
        if (done || this.#ended) return;
        if (!value.byPet) continue;
        // What was said before it is over.
        this.#latest = undefined;
        this.#isThinking = false;
        this.#lastReplyId = BigInt(value.id);
        this.#done = value;
        const taken = new Promise<void>((resolve) => (this.#onTaken = resolve));
        this.#wake?.();
        await taken;
        this.#lastSeq = 0;
        // The owner may have written something newer meanwhile.
        void this.#look();
      }
    } catch (error) {
      this.#fault = error as Error;
      this.#wake?.();
    }
  }

  #hearWords(seq: number, words: string): void {
    if (this.#done || seq <= this.#lastSeq) return;
    this.#lastSeq = seq;
    this.#think(seq, words);
  }

  #think(seq: number, text: string): void {
    this.#isThinking = true;
    this.#lastFailure = undefined;
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

  async #read(): Promise<Standing | undefined> {
    const { rows } = await sql<Standing>`
      SELECT reply_due_at IS NOT NULL AS thinking, reply_failure AS failure, reply_to_id AS "replyToId",
             last_message_id AS "lastMessageId", coalesce(progress.seq, 0) AS seq, coalesce(progress.words, '') AS words
      FROM chat_rooms room LEFT JOIN reply_progress progress ON progress.chat_room_id = room.id
      WHERE room.id = ${this.roomId} AND NOT room.is_deleted`.execute(this.services.em.fork().getKysely());
    return rows[0];
  }

  #see(standing: Standing | undefined): void {
    if (!standing) return void this.return();
    const { thinking, failure, replyToId, lastMessageId, seq, words } = standing;
    // Read before the reply that has come since.
    if (this.#done || BigInt(lastMessageId ?? 0) < this.#lastReplyId) return;
    if (thinking) {
      if (seq > this.#lastSeq || !this.#isThinking) {
        this.#lastSeq = Math.max(seq, this.#lastSeq);
        this.#think(seq, words);
      }
      return;
    }
    this.#isThinking = false;
    const key = failure === null ? undefined : `${failure} ${replyToId}`;
    if (key !== undefined && key !== this.#lastFailure) {
      this.#latest = {
        state: ReplyProgressState.FAILED,
        text: '',
        seq: this.#lastSeq,
        reason: reasons[failure!] ?? usualReason,
      };
      this.#wake?.();
    }
    this.#lastFailure = key;
  }
}
