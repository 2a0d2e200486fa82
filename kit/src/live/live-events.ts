import { type ApolloClient, ApolloLink, type ApolloCache, CombinedGraphQLErrors } from '@apollo/client';
import { tap, type Subscription } from 'rxjs';
import { CountsDocument, LiveStartDocument, OwnerEventsDocument } from '../generated/graphql.js';
import { toNuzzleError } from '../nuzzle-error.js';
import { backoff, openWait } from '../wait.js';
import { applyEvent, type OwnerEventEdge } from './apply-event.js';

/** Keeps the cache right by the owner's live events. */
export interface LiveEvents {
  /** Follows the events of an owner, until another one or nobody. */
  readonly follow: (ownerId: string | undefined) => void;
  /** Hears of each event, after the cache has it. */
  readonly listen: (listener: (event: OwnerEventEdge) => void) => void;
  /** Applies an event that came while an operation was answered again after the answer, which may be older. */
  readonly link: ApolloLink;
  /** Starts again at once what waits. */
  readonly wake: () => void;
}

/** Events come in the cache together, at most every so many milliseconds, so that a burst renders a few times. */
const together = 16;
/** How many events are remembered for answers that are older than they are. */
const mostRecent = 500;
/** After how many events the cache lets go of what nothing refers to any more. */
const cleaningEvery = 300;

/** Opens the events. They begin with `follow`. */
export function openLiveEvents(apollo: () => ApolloClient, cache: ApolloCache): LiveEvents {
  const wait = openWait();
  const listeners: ((event: OwnerEventEdge) => void)[] = [];
  let generation = 0;
  let subscription: Subscription | undefined;
  let waiting: OwnerEventEdge[] = [];
  let recent: OwnerEventEdge[] = [];
  let count = 0;
  let sinceCleaning = 0;
  let owner: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const apply = (events: readonly OwnerEventEdge[]): void => {
    const ownerId = owner;
    if (ownerId === undefined || events.length === 0) return;
    cache.batch({
      update: (inner) => {
        for (const event of events) applyEvent(inner, ownerId, event);
      },
    });
  };

  const flush = (): void => {
    timer = undefined;
    const events = waiting;
    waiting = [];
    apply(events);
    sinceCleaning += events.length;
    if (sinceCleaning > cleaningEvery) {
      sinceCleaning = 0;
      // What windows have let go of, and what no list shows.
      cache.gc();
    }
    for (const event of events) for (const listener of listeners) listener(event);
    if (events.some(isUncounted))
      apollo()
        .query({ query: CountsDocument, fetchPolicy: 'network-only', context: inBackground })
        .catch(() => undefined);
  };

  const take = (event: OwnerEventEdge): void => {
    count++;
    recent.push(event);
    if (recent.length > 2 * mostRecent) recent = recent.slice(-mostRecent);
    waiting.push(event);
    timer ??= setTimeout(flush, together);
  };

  /** Follows the feed from a cursor on. Resolves with the last cursor, and why it ended. */
  const run = (from: string): Promise<{ cursor: string; error: unknown }> =>
    new Promise((resolve) => {
      let cursor = from;
      const end = (error: unknown): void => resolve({ cursor, error });
      subscription = apollo()
        .subscribe({ query: OwnerEventsDocument, variables: { after: from }, fetchPolicy: 'no-cache' })
        .subscribe({
          next({ data, error }) {
            if (data) {
              cursor = data.ownerEvents.cursor;
              take(data.ownerEvents);
            } else if (error) end(error);
          },
          error: end,
          complete: () => end(undefined),
        });
    });

  const loop = async (mine: number): Promise<void> => {
    let cursor: string | undefined;
    let failures = 0;
    let isFirst = true;
    while (generation === mine) {
      try {
        if (cursor === undefined) {
          const { data } = await apollo().query({
            query: LiveStartDocument,
            fetchPolicy: 'network-only',
            context: inBackground,
          });
          if (generation !== mine || !data) return;
          cursor = data.me.liveCursor;
          // What was read before this cursor may lack what came meanwhile.
          if (!isFirst) await apollo().resetStore();
          isFirst = false;
        }
        const startedAt = Date.now();
        const ended = await run(cursor);
        if (generation !== mine) return;
        subscription?.unsubscribe();
        cursor = isCursorRefused(ended.error) ? undefined : ended.cursor;
        if (Date.now() - startedAt > 10_000) failures = 0;
      } catch {
        if (generation !== mine) return;
      }
      await wait.for(backoff(failures++, { most: 30_000 }));
    }
  };

  return {
    follow(ownerId) {
      if (ownerId === owner) return;
      owner = ownerId;
      generation++;
      subscription?.unsubscribe();
      subscription = undefined;
      clearTimeout(timer);
      timer = undefined;
      waiting = [];
      recent = [];
      if (ownerId === undefined) wait.wake();
      else void loop(generation);
    },
    listen: (listener) => void listeners.push(listener),
    link: new ApolloLink((operation, forward) => {
      const before = count;
      return forward(operation).pipe(
        tap(() => {
          const missed = count - before;
          // Apollo Client writes the answer first.
          if (missed > 0) setTimeout(() => apply(recent.slice(-missed)), 0);
        }),
      );
    }),
    wake: () => wait.wake(),
  };
}

/** What the client asks by itself is no sign that its owner is there. */
const inBackground = { headers: { 'nuzzle-background': '1' } };

/** Whether an event comes without the counts that it changes. */
const isUncounted = ({ node }: OwnerEventEdge): boolean =>
  node.__typename === 'DeletedPet' || (node.__typename === 'Notification' && !node.from);

const isCursorRefused = (error: unknown): boolean =>
  CombinedGraphQLErrors.is(error) && toNuzzleError(error).code === 'BAD_USER_INPUT';
