import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { rateLimited, unauthenticated } from '../errors.js';
import type { EventRoot } from '../live/event-root.js';
import type { OperationContext } from './operation-context.js';
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
  let results: Results | undefined;
  try {
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) return source;
    const events = source[Symbol.asyncIterator]() as AsyncIterableIterator<EventRoot<unknown>>;
    const contextValue = args.contextValue as OperationContext;
    // Nothing but the events is needed any more, and idle subscribers are many.
    if (to) args.contextValue = undefined;
    results = new Results(events, to ?? { ...args, contextValue }, socket, quota);
    return results;
  } finally {
    if (!results) quota.give(ownerId);
  }
}

class Results implements AsyncIterableIterator<ExecutionResult> {
  #ended = false;

  /** @param to where shown events go; or what resolvers are executed with */
  constructor(
    private readonly events: AsyncIterableIterator<EventRoot<unknown>>,
    private readonly to: ShownTo | (ExecutionArgs & { contextValue: OperationContext }),
    private readonly socket: GraphSocket,
    private readonly quota: Quota,
  ) {
    socket.followed.push(this);
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    try {
      for (;;) {
        const { done, value } = await this.events.next();
        if (done) return await this.return();
        if (!(this.to instanceof ShownTo)) return { done: false, value: await executeEvent(this.to, value) };
        await this.to.next(value.shown!);
      }
    } catch (error) {
      // Whoever iterates does not end an iterator that fails by itself, and the feed would be followed for ever.
      await this.return();
      throw error;
    }
  }

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (!this.#ended) {
      this.#ended = true;
      const { followed, session } = this.socket;
      followed.splice(followed.indexOf(this), 1);
      this.quota.give(session!.ownerId);
    }
    await this.events.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

async function executeEvent(
  args: ExecutionArgs & { contextValue: OperationContext },
  event: EventRoot<unknown>,
): Promise<ExecutionResult> {
  const { contextValue: context } = args;
  return execute({
    ...args,
    rootValue: event,
    contextValue: { ...context, em: event.em ?? context.em.fork() },
  });
}
