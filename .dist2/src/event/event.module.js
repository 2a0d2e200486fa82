import { OwnerLiveCursorResolver, RoomLiveCursorResolver } from './live-cursor.resolver.js';
import { DeletedPetResolver, ReadMarkerNodeResolver } from './owner-event-nodes.js';
import { OwnerEventResolver } from './owner-event.resolver.js';
/** What is new or changes for an owner, in one stream, and the positions to follow it from. */
export const eventModule = {
    name: 'event',
    entities: [],
    resolvers: [
        OwnerEventResolver,
        ReadMarkerNodeResolver,
        DeletedPetResolver,
        RoomLiveCursorResolver,
        OwnerLiveCursorResolver,
    ],
    tables: [],
};
//# sourceMappingURL=event.module.js.map