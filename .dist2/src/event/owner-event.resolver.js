var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
import { Arg, createUnionType, Ctx, Extensions, Field, FieldResolver, ObjectType, Resolver, Root, Subscription, } from 'type-graphql';
import { sql } from 'kysely';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { Message } from '../chat/message.entity.js';
import { messageAt } from '../chat/message.service.js';
import { requireViewer } from '../context.js';
import { follow } from '../feed/follow.js';
import { decodeCursor } from '../graphql/cursor.js';
import { Notification } from '../notification/notification.entity.js';
import { Pet } from '../pet/pet.entity.js';
import { one, SqlField, union } from '../query/sql-field.js';
import { ownerEventFeeds, toOwnerPosition, } from './owner-event-feed.js';
import { DeletedPet, ReadMarker } from './owner-event-nodes.js';
const OwnerEvent = createUnionType({
    name: 'OwnerEvent',
    description: 'What is new or has changed for the owner, as it is now.',
    types: () => [Message, ChatRoom, Pet, Notification, ReadMarker, DeletedPet],
    resolveType: (node) => node.constructor.name,
});
/** An event with its cursor. */
let OwnerEventEdge = class OwnerEventEdge {
};
__decorate([
    Field(() => String, {
        description: 'The position of the event. It is of the same kind as the cursors of messages: each resumes `ownerEvents` and the feeds of messages.',
    }),
    __metadata("design:type", String)
], OwnerEventEdge.prototype, "cursor", void 0);
OwnerEventEdge = __decorate([
    ObjectType({ description: 'One event of `ownerEvents`, and its cursor.' })
], OwnerEventEdge);
export { OwnerEventEdge };
const order = { time: 'at', id: 'from_id', end: 'last' };
const member = (kind) => ({
    ...one((event, row) => kind === 'Message'
        ? sql `${row('id')} = ${event('row_id')} AND ${row('sent_at')} = ${event('sent_at')}`
        : sql `${row('id')} = ${event('row_id')}`),
    when: (event) => sql `${event('kind')} = ${sql.lit(kind)}`,
});
/** `ownerEvents`. */
let OwnerEventResolver = class OwnerEventResolver {
    ownerEvents(event, _after) {
        return event;
    }
    node({ em }, event) {
        return findNode(em, event);
    }
};
__decorate([
    Extensions({ feed: order }),
    Subscription(() => OwnerEventEdge, {
        description: 'Everything that is new or changes for the owner, in one stream for a whole app: messages, chat rooms, pets, notifications and read markers, in the order of their last change. It tells the present state, not the history: what changed five times while a device was away comes once. Every message comes.',
        subscribe: ({ context, args }) => {
            const { userId } = requireViewer(context);
            const after = args.after == null ? undefined : decodeCursor('after', args.after, 'always');
            return follow(ownerEventFeeds(context), {
                ownerId: userId,
                projection: context.projection,
                interest: {},
                after: after && toOwnerPosition({ at: after.at, id: after.id }),
            });
        },
    }),
    __param(0, Root()),
    __param(1, Arg('after', () => String, {
        nullable: true,
        description: 'The cursor of the last event you received, or `User.liveCursor`: what changed since then comes first. Without it, only new events come.',
    })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, String]),
    __metadata("design:returntype", Object)
], OwnerEventResolver.prototype, "ownerEvents", null);
__decorate([
    SqlField(union({
        Message: member('Message'),
        ChatRoom: member('ChatRoom'),
        Pet: member('Pet'),
        Notification: member('Notification'),
        ReadMarker: member('ReadMarker'),
        DeletedPet: member('DeletedPet'),
    })),
    FieldResolver(() => OwnerEvent, { description: 'What is new or has changed, as it is now.' }),
    __param(0, Ctx()),
    __param(1, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, Object]),
    __metadata("design:returntype", Promise)
], OwnerEventResolver.prototype, "node", null);
OwnerEventResolver = __decorate([
    Resolver(() => OwnerEventEdge)
], OwnerEventResolver);
export { OwnerEventResolver };
/** Reads what an event is about. The feed has checked that it is the owner's. */
async function findNode(em, { kind, rowId: id, sentAt }) {
    switch (kind) {
        case 'Message':
            // Its month may be archived.
            return (await messageAt({ em }, id, sentAt));
        case 'ChatRoom':
            return em.findOneOrFail(ChatRoom, id);
        case 'ReadMarker':
            return new ReadMarker(await em.findOneOrFail(ChatRoom, id));
        case 'Notification':
            return em.findOneOrFail(Notification, id);
        case 'Pet':
            return em.findOneOrFail(Pet, id);
        default: {
            const room = await em.findOneOrFail(ChatRoom, { pet: id });
            return new DeletedPet(await em.findOneOrFail(Pet, id), room.id);
        }
    }
}
//# sourceMappingURL=owner-event.resolver.js.map