import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { rateLimited, unauthenticated } from '../errors.js';
import type { FeedEvent } from '../feed/feed-event.js';
import type { EventStream, Sink } from '../feed/follow.js';
import type { OperationContext } from '../operation/operation-context.js';
import type { Quota } from './quota.js';
import type { GraphSocket } from './socket-server.js';

/** What a subscription is made of, whose it is, and the way to the subscriber where its events are shown. */
export interface Following extends ExecutionArgs {
  socket?: GraphSocket;
  to?: ShownTo;
}

/** Sends what is shown as it is: it was put into words once, for all of its owner's devices. */
export class ShownTo {
  constructor(
    private readonly socket: GraphSocket,
    private readonly id: string,
    private readonly key: string,
  ) {}

  next(shown: string): Promise<void> {
    return this.socket.say(
      `{"id":${JSON.stringify(this.id)},"type":"next","payload":{"data":{"${this.key}":${shown}}}}`,
    );
  }
}

/**
 * graphql-js's subscribe, but for two things: an event that is shown already goes straight to the socket, and
 * any other is executed on the manager that was made for it.
 * @param quota of what each owner follows
 */
export async function subscribe(
  args: Following,
  quota: Quota,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const { socket, to } = args;
  if (!socket?.session) return { errors: [unauthenticated()] };
  const { ownerId } = socket.session;
  if (!quota.take(ownerId)) return { errors: [rateLimited(1)] };
  let results: ExecutedResults | ShownResults | undefined;
  try {
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) return source;
    if (to) {
      // Nothing but the events is needed any more, and idle subscribers are many.
      args.contextValue = undefined;
      results = new ShownResults(source as EventStream<FeedEvent<unknown>>, to, socket, quota);
    } else {
      const events = source[Symbol.asyncIterator]() as AsyncIterableIterator<FeedEvent<unknown>>;
      const contextValue = args.contextValue as OperationContext;
      results = new ExecutedResults(events, { ...args, contextValue }, socket, quota);
    }
    return results;
  } finally {
    if (!results) quota.give(ownerId);
  }
}

/** What a subscriber gets, until it is ended from either side. */
abstract class Results<
  Events extends AsyncIterableIterator<FeedEvent<unknown>>,
> implements AsyncIterableIterator<ExecutionResult> {
  #ended = false;

  constructor(
    protected readonly events: Events,
    private readonly socket: GraphSocket,
    private readonly quota: Quota,
  ) {
    socket.followed = socket.followed.concat(this);
  }

  abstract next(): Promise<IteratorResult<ExecutionResult, undefined>>;

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (!this.#ended) {
      this.#ended = true;
      const { followed, session } = this.socket;
      this.socket.followed = followed.filter((one) => one !== this);
      this.quota.give(session!.ownerId);
    }
    await this.events.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** Has resolvers show every event, one for each call. */
class ExecutedResults extends Results<AsyncIterableIterator<FeedEvent<unknown>>> {
  constructor(
    events: AsyncIterableIterator<FeedEvent<unknown>>,
    private readonly args: ExecutionArgs & { contextValue: OperationContext },
    socket: GraphSocket,
    quota: Quota,
  ) {
    super(events, socket, quota);
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    try {
      const { done, value } = await this.events.next();
      return done ? await this.return() : { done: false, value: await executeEvent(this.args, value) };
    } catch (error) {
      // Whoever iterates does not end an iterator that fails by itself, and the feed would be followed for ever.
      await this.return();
      throw error;
    }
  }
}

/** Sends all that is shown already by itself: the first call answers when it is over, and has no result. */
class ShownResults extends Results<EventStream<FeedEvent<unknown>>> implements Sink<FeedEvent<unknown>> {
  readonly #over = Promise.withResolvers<IteratorResult<ExecutionResult, undefined>>();
  #isPoured = false;

  constructor(
    events: EventStream<FeedEvent<unknown>>,
    private readonly to: ShownTo,
    socket: GraphSocket,
    quota: Quota,
  ) {
    super(events, socket, quota);
  }

  next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (!this.#isPoured) {
      this.#isPoured = true;
      this.events.pipe(this);
    }
    return this.#over.promise;
  }

  write(event: FeedEvent<unknown>): Promise<void> {
    return this.to.next(event.json!);
  }

  end(fault?: unknown): void {
    if (fault === undefined) return this.#over.resolve(this.return());
    this.#over.reject(fault);
    void this.return();
  }
}

async function executeEvent(
  args: ExecutionArgs & { contextValue: OperationContext },
  event: FeedEvent<unknown>,
): Promise<ExecutionResult> {
  const { contextValue: context } = args;
  return execute({
    ...args,
    rootValue: event,
    contextValue: { ...context, em: event.em ?? context.em.fork() },
  });
}
