import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Services } from '../context.js';
import type { Edge } from '../graphql/connection.js';
import { encodeCursor } from '../graphql/cursor.js';
import { Message } from './message.entity.js';
import { positionOf } from './message.service.js';

/** Where a reader of a feed stands: everything up to here was seen. */
export interface FeedPosition {
  at: Date;
  id: string;
}

/** One message as it reaches a subscriber: an edge, and the manager that was made for this event. */
export interface MessageEvent extends Edge<Message> {
  em: EntityManager;
}

/** Which of an owner's messages a subscriber wants. */
export interface Interest {
  chatRoomId?: string;
  petOnly?: boolean;
}

/** How many rows are read at a time, and how many events may wait for a slow reader. */
export const pageSize = 100;

const catchUpEvery = 3_000;
const start: FeedPosition = { at: new Date(0), id: '0' };

/** Whether a message stands behind a position. */
export const isBehind = (message: Message, { at, id }: FeedPosition): boolean =>
  message.sentAt > at || (message.sentAt.getTime() === at.getTime() && BigInt(message.id) > BigInt(id));

/** Whether a message is of interest. */
export const matches = (message: Message, { chatRoomId, petOnly }: Interest): boolean =>
  (chatRoomId === undefined || message.chatRoom.id === chatRoomId) &&
  (!petOnly || message.senderPet !== null);

/**
 * An owner's messages behind a position, in their order, at most a page of them: those in rooms that the
 * owner may see at this moment.
 * @returns events, each on a fresh manager
 */
export async function readFeed(
  em: EntityManager,
  ownerId: string,
  { at, id }: FeedPosition,
  { chatRoomId, petOnly }: Interest = {},
): Promise<MessageEvent[]> {
  const { rows } = await sql<Record<string, unknown>>`
    SELECT message.* FROM chat_rooms room CROSS JOIN LATERAL (
      SELECT * FROM messages
      WHERE chat_room_id = room.id AND sent_at >= ${at} AND (sent_at, id) > (${at}, ${id}::bigint)
        ${petOnly ? sql`AND message_type = 'PET'` : sql``}
      ORDER BY sent_at, id LIMIT ${pageSize}
    ) message
    WHERE room.user_id = ${ownerId} AND NOT room.is_deleted AND room.last_message_at >= ${at}
      ${chatRoomId ? sql`AND room.id = ${chatRoomId}` : sql``}
    ORDER BY message.sent_at, message.id LIMIT ${pageSize}`.execute(em.fork().getKysely());
  return rows.map((row) => {
    const own = em.fork();
    const node = own.map(Message, row);
    return { cursor: encodeCursor(positionOf(node)), node, em: own };
  });
}

/** The newest position of each owner, in one statement. */
async function newestPositions(em: EntityManager, ownerIds: string[]): Promise<Map<string, FeedPosition>> {
  const { rows } = await sql<{ owner_id: string; at: string; id: string }>`
    SELECT owner.id AS owner_id, newest.last_message_at AS at, newest.last_message_id AS id
    FROM unnest(${ownerIds}::bigint[]) AS owner (id) CROSS JOIN LATERAL (
      SELECT last_message_at, last_message_id FROM chat_rooms
      WHERE user_id = owner.id AND last_message_at IS NOT NULL AND NOT is_deleted
      ORDER BY last_message_at DESC, last_message_id DESC LIMIT 1
    ) newest`.execute(em.fork().getKysely());
  return new Map(rows.map(({ owner_id, at, id }) => [owner_id, { at: new Date(at), id }]));
}

/** One owner's messages, read once for all their devices in this process. */
export class OwnerFeed {
  readonly #readers = new Set<(events: MessageEvent[]) => void>();
  #reading = false;
  #again = false;

  private constructor(
    private readonly services: Services,
    readonly ownerId: string,
    private position: FeedPosition,
  ) {}

  /** Opens a feed that stands at the owner's newest message. */
  static async open(services: Services, ownerId: string): Promise<OwnerFeed> {
    const newest = await newestPositions(services.em, [ownerId]);
    return new OwnerFeed(services, ownerId, newest.get(ownerId) ?? start);
  }

  /** Up to where the feed was read. */
  get at(): FeedPosition {
    return this.position;
  }

  /** Hands every new event to a reader until the function returned is called. */
  read(reader: (events: MessageEvent[]) => void): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  /** Reads on where the newest position lies behind the feed's. */
  compare(newest: FeedPosition | undefined): void {
    if (newest && (newest.at > this.position.at || BigInt(newest.id) > BigInt(this.position.id))) this.wake();
  }

  /** There is something new, perhaps: reads all that stands behind the position, one reading at a time. */
  wake(): void {
    this.#again = true;
    if (!this.#reading) void this.#readOn();
  }

  async #readOn(): Promise<void> {
    this.#reading = true;
    try {
      while (this.#again) {
        this.#again = false;
        const events = await readFeed(this.services.em, this.ownerId, this.position);
        const last = events.at(-1);
        if (!last) continue;
        this.position = { at: last.node.sentAt, id: last.node.id };
        if (events.length === pageSize) this.#again = true;
        for (const reader of this.#readers) reader(events);
      }
    } catch (error) {
      // The position has not moved: the next news or the catch-up reads the same again.
      this.services.log.warn(
        { err: error, ownerId: this.ownerId },
        'A feed could not be read; it will be again.',
      );
    } finally {
      this.#reading = false;
    }
  }
}

/** The feeds that somebody in this process follows, and the catch-up for what no news told of. */
class MessageFeeds {
  readonly #feeds = new Map<string, { feed: Promise<OwnerFeed>; followers: number; unlisten: () => void }>();
  readonly #opened = new Map<string, OwnerFeed>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly services: Services) {
    services.live.onGap(() => void this.#catchUp());
  }

  async join(ownerId: string): Promise<OwnerFeed> {
    let entry = this.#feeds.get(ownerId);
    if (!entry) {
      // Listening comes before the first look at the database, or what falls between would be missed.
      const unlisten = this.services.live.listen('message', ownerId, () => this.#opened.get(ownerId)?.wake());
      entry = { feed: OwnerFeed.open(this.services, ownerId), followers: 0, unlisten };
      this.#feeds.set(ownerId, entry);
      this.#timer ??= setInterval(() => void this.#catchUp(), catchUpEvery).unref();
    }
    entry.followers++;
    try {
      const feed = await entry.feed;
      if (!this.#opened.has(ownerId)) {
        this.#opened.set(ownerId, feed);
        feed.wake();
      }
      return feed;
    } catch (error) {
      this.leave(ownerId);
      throw error;
    }
  }

  leave(ownerId: string): void {
    const entry = this.#feeds.get(ownerId);
    if (!entry || --entry.followers > 0) return;
    entry.unlisten();
    this.#feeds.delete(ownerId);
    this.#opened.delete(ownerId);
    if (this.#feeds.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }

  async #catchUp(): Promise<void> {
    try {
      const newest = await newestPositions(this.services.em, [...this.#opened.keys()]);
      for (const [ownerId, feed] of this.#opened) feed.compare(newest.get(ownerId));
    } catch (error) {
      this.services.log.warn({ err: error }, 'Catching up failed; it will be tried again.');
    }
  }
}

const feedsOf = new WeakMap<Services['live'], MessageFeeds>();

/** The feeds of this process, made at the first use. */
export function messageFeeds(services: Services): MessageFeeds {
  // A manager of the feeds' own: that of the operation which happens to come first goes with it.
  const { live } = services;
  const feeds = feedsOf.get(live) ?? new MessageFeeds({ ...services, em: services.em.fork() });
  feedsOf.set(live, feeds);
  return feeds;
}
