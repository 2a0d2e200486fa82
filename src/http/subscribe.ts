import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { requireViewer } from '../context.js';
import { rateLimited } from '../errors.js';
import type { EventRoot } from '../live/event-root.js';
import type { OperationContext } from './operation-context.js';
import type { Quota } from './quota.js';
import type { GraphSocket } from './socket-server.js';

/** What a subscription is made of, and the way to the subscriber where its events are shown. */
export interface Following extends ExecutionArgs {
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
 * @param followed what each owner follows
 */
export async function subscribe(
  args: Following,
  followed: Quota,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]() as AsyncIterableIterator<EventRoot<unknown>>;
  const { to } = args;
  const contextValue = args.contextValue as OperationContext;
  const { userId } = requireViewer(contextValue);
  if (!followed.take(userId)) {
    await events.return?.();
    return { errors: [rateLimited(1)] };
  }
  // Nothing but the events is needed any more, and idle subscribers are many.
  if (to) args.contextValue = undefined;
  return new Results(events, to ?? { ...args, contextValue }, userId, followed);
}

class Results implements AsyncIterableIterator<ExecutionResult> {
  /** @param to where shown events go; or what resolvers are executed with */
  constructor(
    private readonly events: AsyncIterableIterator<EventRoot<unknown>>,
    private readonly to: ShownTo | (ExecutionArgs & { contextValue: OperationContext }),
    private readonly ownerId: string,
    private followed: Quota | undefined,
  ) {}

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
    this.followed?.give(this.ownerId);
    this.followed = undefined;
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
