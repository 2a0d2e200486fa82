import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from '../context.js';
import {
  isBehind,
  matches,
  messageFeeds,
  pageSize,
  readFeed,
  type FeedPosition,
  type Interest,
  type MessageEvent,
} from './message-feed.js';

const readAgainAfter = 1_000;

/**
 * Follows an owner's messages: first what stands behind `after`, page by page, then what is new, without a
 * gap and without a repeat. A reader too slow for its queue goes on from the database, so that nobody's
 * absence sits in memory.
 * @param after where the reader stands; without it only what is new comes
 */
export function followMessages(
  ctx: Context,
  ownerId: string,
  interest: Interest,
  after: FeedPosition | undefined,
): AsyncIterableIterator<MessageEvent> {
  const end = new AbortController();
  const events = follow(ctx, ownerId, interest, after, end.signal);
  return {
    next: () => events.next(),
    return: async () => {
      // A generator that waits would hear of the end only after the next message.
      end.abort();
      return events.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* follow(
  ctx: Context,
  ownerId: string,
  interest: Interest,
  after: FeedPosition | undefined,
  end: AbortSignal,
): AsyncGenerator<MessageEvent, undefined, undefined> {
  const feeds = messageFeeds(ctx);
  const feed = await feeds.join(ownerId);
  const queue: MessageEvent[] = [];
  let at = after ?? feed.at;
  let behind = after !== undefined;
  let wake: (() => void) | undefined;
  const stopReading = feed.read((events) => {
    if (behind) return wake?.();
    queue.push(...events.filter(({ node }) => matches(node, interest)));
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
        const page = await readFeed(ctx.em, ownerId, at, interest).catch(async (error: unknown) => {
          ctx.log.warn({ err: error, ownerId }, 'Missed messages could not be read; they will be again.');
          await delay(readAgainAfter, undefined, { signal: end, ref: false }).catch(() => undefined);
          return undefined;
        });
        if (!page) {
          behind = true;
          continue;
        }
        if (page.length === pageSize) behind = true;
        for (const event of page) {
          at = { at: event.node.sentAt, id: event.node.id };
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
      if (!isBehind(event.node, at)) continue;
      at = { at: event.node.sentAt, id: event.node.id };
      yield event;
    }
    return undefined;
  } finally {
    stopReading();
    feeds.leave(ownerId);
  }
}
