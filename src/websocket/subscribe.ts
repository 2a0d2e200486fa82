import { createSourceEventStream, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { rateLimited, unauthenticated } from '../errors.js';
import type { FeedEvent } from '../feed/feed-event.js';
import type { EventStream } from '../feed/follow.js';
import type { OperationContext } from '../operation/operation-context.js';
import { ExecutedEvents, ProjectedEvents } from './event-results.js';
import type { FrameWriter } from './frame-writer.js';
import type { GraphSocket } from './graph-socket.js';
import type { Quota } from './quota.js';

/** The arguments of a subscription, its socket, and the writer if its events are projected. */
export interface SubscriptionArgs extends ExecutionArgs {
  socket?: GraphSocket;
  writer?: FrameWriter;
}

/**
 * Starts a subscription as graphql-js's `subscribe` does, with two differences: projected events go straight
 * to the socket, and each other event is executed with the entity manager that was made for it.
 * @param quota limits each owner's subscriptions
 */
export async function subscribe(
  args: SubscriptionArgs,
  quota: Quota,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const { socket, writer } = args;
  if (!socket?.session) return { errors: [unauthenticated()] };
  const { ownerId } = socket.session;
  if (!quota.acquire(ownerId)) return { errors: [rateLimited(1)] };
  let results: ExecutedEvents | ProjectedEvents | undefined;
  try {
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) return source;
    if (writer) {
      // From here on only the events are needed, and there are many idle subscribers.
      args.contextValue = undefined;
      results = new ProjectedEvents(source as EventStream<FeedEvent>, writer, socket, quota);
    } else {
      const events = source[Symbol.asyncIterator]() as AsyncIterableIterator<FeedEvent>;
      const contextValue = args.contextValue as OperationContext;
      results = new ExecutedEvents(events, { ...args, contextValue }, socket, quota);
    }
    return results;
  } finally {
    if (!results) quota.release(ownerId);
  }
}
