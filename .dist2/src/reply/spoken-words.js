const known = new WeakMap();
/**
 * The words of the replies that this process is making, by chat room. Its own subscribers have them before they are
 * stored, so that a reply that is stopped here keeps what they show.
 */
export function spokenWords(pubsub) {
    const rooms = known.get(pubsub) ?? new Map();
    known.set(pubsub, rooms);
    return rooms;
}
//# sourceMappingURL=spoken-words.js.map