import { execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { FeedEvent } from '../feed/feed-event.js';
import type { EventStream, Sink } from '../feed/follow.js';
import type { OperationContext } from '../operation/operation-context.js';
import type { FrameWriter } from './frame-writer.js';
import type { GraphSocket } from './graph-socket.js';

/** The results of one subscription, until either side ends it. */
abstract class EventResults<
  Events extends AsyncIterableIterator<FeedEvent>,
> implements AsyncIterableIterator<ExecutionResult> {
  #isEnded = false;

  constructor(
    protected readonly events: Events,
    private readonly socket: GraphSocket,
    private readonly release: () => void,
  ) {
    socket.subscriptions = socket.subscriptions.concat(this);
  }

  abstract next(): Promise<IteratorResult<ExecutionResult, undefined>>;

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (!this.#isEnded) {
      this.#isEnded = true;
      this.socket.subscriptions = this.socket.subscriptions.filter((one) => one !== this);
      this.release();
    }
    await this.events.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** Executes the subscription's selection for each event, one event per call. */
export class ExecutedEvents extends EventResults<AsyncIterableIterator<FeedEvent>> {
  constructor(
    events: AsyncIterableIterator<FeedEvent>,
    private readonly args: ExecutionArgs & { contextValue: OperationContext },
    socket: GraphSocket,
    release: () => void,
  ) {
    super(events, socket, release);
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    try {
      const { done, value } = await this.events.next();
      return done ? await this.return() : { done: false, value: await executeEvent(this.args, value) };
    } catch (error) {
      // A consumer does not call `return` on an iterator that throws, so the feed would be followed forever.
      await this.return();
      throw error;
    }
  }
}

/**
 * Writes each projected event to the socket by itself. `next` resolves when the subscription is over, and
 * never with a result.
 */
export class ProjectedEvents extends EventResults<EventStream<FeedEvent>> implements Sink<FeedEvent> {
  readonly #over = Promise.withResolvers<IteratorResult<ExecutionResult, undefined>>();
  #isPiped = false;

  constructor(
    events: EventStream<FeedEvent>,
    private readonly writer: FrameWriter,
    socket: GraphSocket,
    release: () => void,
  ) {
    super(events, socket, release);
  }

  next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (!this.#isPiped) {
      this.#isPiped = true;
      this.events.pipe(this);
    }
    return this.#over.promise;
  }

  write(event: FeedEvent): Promise<void> {
    return this.writer.write(event.json!, event.cursor!);
  }

  end(error?: unknown): void {
    if (error === undefined) return this.#over.resolve(this.return());
    this.#over.reject(error);
    void this.return();
  }
}

async function executeEvent(
  args: ExecutionArgs & { contextValue: OperationContext },
  event: FeedEvent,
): Promise<ExecutionResult> {
  const { contextValue: context } = args;
  const result = await execute({
    ...args,
    rootValue: event,
    contextValue: { ...context, em: event.em ?? context.em.fork() },
  });
  return event.cursor === undefined ? result : { ...result, extensions: { cursor: event.cursor } };
}
