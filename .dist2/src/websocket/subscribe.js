import { createSourceEventStream } from 'graphql';
import { rateLimited, unauthenticated } from '../errors.js';
import { ExecutedEvents, ProjectedEvents } from './event-results.js';
/** The most that the events of one owner's subscriptions may cost together, in one process. */
export const maxEventCostPerOwner = 2_500;
// A subscription costs its memory, however little it selects.
const minEventCost = 5;
/**
 * Starts a subscription as graphql-js's `subscribe` does, with two differences: projected events go straight
 * to the socket, and each other event is executed with the entity manager that was made for it.
 * @param quota limits what the events of each owner's subscriptions cost together
 */
export async function subscribe(args, quota) {
    const { socket, writer, eventCost = 0 } = args;
    if (!socket?.session)
        return { errors: [unauthenticated()] };
    const { ownerId } = socket.session;
    const cost = Math.max(eventCost, minEventCost);
    if (!quota.acquire(ownerId, cost))
        return { errors: [rateLimited(1)] };
    const release = () => quota.release(ownerId, cost);
    let results;
    try {
        const source = await createSourceEventStream(args);
        if (!(Symbol.asyncIterator in source))
            return source;
        if (writer) {
            // From here on only the events are needed, and there are many idle subscribers.
            args.contextValue = undefined;
            args.variableValues = null;
            results = new ProjectedEvents(source, writer, socket, release);
        }
        else {
            const events = source[Symbol.asyncIterator]();
            const contextValue = args.contextValue;
            results = new ExecutedEvents(events, { ...args, contextValue }, socket, release);
        }
        return results;
    }
    finally {
        if (!results)
            release();
    }
}
//# sourceMappingURL=subscribe.js.map