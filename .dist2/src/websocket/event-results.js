import { execute } from 'graphql';
/** The results of one subscription, until either side ends it. */
class EventResults {
    #isEnded = false;
    constructor(events, socket, release) {
        this.events = events;
        this.socket = socket;
        this.release = release;
        socket.subscriptions = socket.subscriptions.concat(this);
    }
    async return() {
        if (!this.#isEnded) {
            this.#isEnded = true;
            this.socket.subscriptions = this.socket.subscriptions.filter((one) => one !== this);
            this.release();
        }
        await this.events.return?.();
        return { done: true, value: undefined };
    }
    [Symbol.asyncIterator]() {
        return this;
    }
}
/** Executes the subscription's selection for each event, one event per call. */
export class ExecutedEvents extends EventResults {
    constructor(events, args, socket, release) {
        super(events, socket, release);
        this.args = args;
    }
    async next() {
        try {
            const { done, value } = await this.events.next();
            return done ? await this.return() : { done: false, value: await executeEvent(this.args, value) };
        }
        catch (error) {
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
export class ProjectedEvents extends EventResults {
    #over = Promise.withResolvers();
    #isPiped = false;
    constructor(events, writer, socket, release) {
        super(events, socket, release);
        this.writer = writer;
    }
    next() {
        if (!this.#isPiped) {
            this.#isPiped = true;
            this.events.pipe(this);
        }
        return this.#over.promise;
    }
    write(event) {
        return this.writer.write(event.json, event.cursor);
    }
    end(error) {
        if (error === undefined)
            return this.#over.resolve(this.return());
        this.#over.reject(error);
        void this.return();
    }
}
async function executeEvent(args, event) {
    const { contextValue: context } = args;
    const result = await execute({
        ...args,
        rootValue: event,
        contextValue: { ...context, em: event.em ?? context.em.fork() },
    });
    return event.cursor === undefined ? result : { ...result, extensions: { cursor: event.cursor } };
}
//# sourceMappingURL=event-results.js.map