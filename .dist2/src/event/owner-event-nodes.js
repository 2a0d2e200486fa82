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
import { sql } from 'kysely';
import { GraphQLDateTime } from 'graphql-scalars';
import { Extensions, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { ChatRoom } from '../chat/chat-room.entity.js';
import { one, SqlField, value } from '../query/sql-field.js';
/** How far an owner has read a room. */
let ReadMarker = class ReadMarker {
    constructor(room) {
        this.room = room;
    }
};
ReadMarker = __decorate([
    Extensions({ table: 'ChatRoom' }),
    ObjectType({ description: 'How far the owner has read a chat room, on any device.' }),
    __metadata("design:paramtypes", [ChatRoom])
], ReadMarker);
export { ReadMarker };
/** What is left of a pet for other devices of its owner. */
let DeletedPet = class DeletedPet {
    /** @param chatRoomId of the room that was deleted with it */
    constructor(pet, chatRoomId) {
        this.pet = pet;
        this.chatRoomId = chatRoomId;
    }
};
DeletedPet = __decorate([
    Extensions({ table: 'Pet' }),
    ObjectType({ description: 'A pet that the owner has deleted, with its chat room.' }),
    __metadata("design:paramtypes", [Function, String])
], DeletedPet);
export { DeletedPet };
/** The fields of `ReadMarker`. */
let ReadMarkerNodeResolver = class ReadMarkerNodeResolver {
    id({ room }) {
        return room.id;
    }
    chatRoom({ room }) {
        return room;
    }
    readUpTo({ room }) {
        return room.readMessageId;
    }
    readAt({ room }) {
        return room.readAt;
    }
    unreadCount({ room }) {
        return room.unreadCount;
    }
};
__decorate([
    SqlField(value((room) => sql `${room('id')}`)),
    FieldResolver(() => ID, { description: 'The ID of the marker: that of its chat room.' }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ReadMarker]),
    __metadata("design:returntype", String)
], ReadMarkerNodeResolver.prototype, "id", null);
__decorate([
    SqlField(one((marker, room) => sql `${room('id')} = ${marker('id')}`)),
    FieldResolver(() => ChatRoom, { description: 'The chat room.' }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ReadMarker]),
    __metadata("design:returntype", ChatRoom)
], ReadMarkerNodeResolver.prototype, "chatRoom", null);
__decorate([
    SqlField(value((room) => sql `${room('read_message_id')}`)),
    FieldResolver(() => ID, {
        nullable: true,
        description: 'The ID of the newest message that the owner has read; null if they have read none.',
    }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ReadMarker]),
    __metadata("design:returntype", Object)
], ReadMarkerNodeResolver.prototype, "readUpTo", null);
__decorate([
    SqlField(value((room) => sql `${room('read_at')}`)),
    FieldResolver(() => GraphQLDateTime, {
        nullable: true,
        description: 'When the owner last read messages there.',
    }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ReadMarker]),
    __metadata("design:returntype", Object)
], ReadMarkerNodeResolver.prototype, "readAt", null);
__decorate([
    SqlField(value((room) => sql `${room('unread_count')}`)),
    FieldResolver(() => Int, { description: 'How many messages of the pet the owner has not read.' }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [ReadMarker]),
    __metadata("design:returntype", Number)
], ReadMarkerNodeResolver.prototype, "unreadCount", null);
ReadMarkerNodeResolver = __decorate([
    Resolver(() => ReadMarker)
], ReadMarkerNodeResolver);
export { ReadMarkerNodeResolver };
/** The fields of `DeletedPet`. */
let DeletedPetResolver = class DeletedPetResolver {
    id({ pet }) {
        return pet.id;
    }
    chatRoomId(deleted) {
        return deleted.chatRoomId;
    }
};
__decorate([
    SqlField(value((pet) => sql `${pet('id')}`)),
    FieldResolver(() => ID, { description: 'The ID that the pet had.' }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [DeletedPet]),
    __metadata("design:returntype", String)
], DeletedPetResolver.prototype, "id", null);
__decorate([
    SqlField(value((pet) => sql `(SELECT id FROM chat_rooms WHERE pet_id = ${pet('id')})`)),
    FieldResolver(() => ID, { description: 'The ID that its chat room had.' }),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [DeletedPet]),
    __metadata("design:returntype", String)
], DeletedPetResolver.prototype, "chatRoomId", null);
DeletedPetResolver = __decorate([
    Resolver(() => DeletedPet)
], DeletedPetResolver);
export { DeletedPetResolver };
//# sourceMappingURL=owner-event-nodes.js.map