import { setTimeout as delay } from 'node:timers/promises';
import { pageSize, type Feeds, type FeedServices } from './feed.js';

const readAgainAfter = 1_000;

/**
 * Follows an owner's feed: first what stands behind `after`, page by page, then what is new, without a gap
 * and without a repeat. A reader too slow for its queue goes on from the database, so that nobody's absence
 * sits in memory.
 * @param after where the reader stands; without it only what is new comes
 */
export function follow<Event, Position, Interest>(
  feeds: Feeds<Event, Position, Interest>,
  services: FeedServices,
  ownerId: string,
  interest: Interest,
  after: Position | undefined,
): AsyncIterableIterator<Event> {
  const end = new AbortController();
  const events = read(feeds, services, ownerId, interest, after, end.signal);
  return {
    next: () => events.next(),
    return: async () => {
      // A generator that waits would hear of the end only after the next event.
      end.abort();
      return events.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* read<Event, Position, Interest>(
  feeds: Feeds<Event, Position, Interest>,
  { em, log }: FeedServices,
  ownerId: string,
  interest: Interest,
  after: Position | undefined,
  end: AbortSignal,
): AsyncGenerator<Event, undefined, undefined> {
  const { source } = feeds;
  const feed = await feeds.join(ownerId);
  const queue: Event[] = [];
  let at = after ?? feed.at;
  let behind = after !== undefined;
  let wake: (() => void) | undefined;
  const stopReading = feed.read((events) => {
    if (behind) return wake?.();
    queue.push(...events.filter((event) => source.matches(event, interest)));
    if (queue.length > pageSize) {
      queue.length = 0;
      behind = true;
    }
    wake?.();
  });
  end.addEventListener('abort', () => wake?.(), { once: true });
  try {
    while (!end.aborted) {
      if (behind) {
        // Set before reading: what arrives meanwhile is queued, and dropped where the page holds it too.
        behind = false;
        const page = await source.read(em, ownerId, at, interest).catch(async (error: unknown) => {
          log.warn({ err: error, ownerId }, 'Missed events could not be read; they will be again.');
          await delay(readAgainAfter, undefined, { signal: end, ref: false }).catch(() => undefined);
          return undefined;
        });
        if (!page) {
          behind = true;
          continue;
        }
        if (page.length === pageSize) behind = true;
        for (const event of page) {
          at = source.positionOf(event);
          yield event;
        }
        continue;
      }
      const event = queue.shift();
      if (event === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (end.aborted || queue.length > 0 || behind) resolve();
        });
        continue;
      }
      if (!source.isBehind(source.positionOf(event), at)) continue;
      at = source.positionOf(event);
      yield event;
    }
    return undefined;
  } finally {
    stopReading();
    feeds.leave(ownerId);
  }
}
