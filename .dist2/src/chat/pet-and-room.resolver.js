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
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Pet } from '../pet/pet.entity.js';
import { one, SqlField } from '../query/sql-field.js';
import { ChatRoom } from './chat-room.entity.js';
import { findRoomOfPet } from './chat-room.service.js';
import { CreatePetInput, CreatePetPayload, DeletePetInput, DeletePetPayload } from '../pet/pet.inputs.js';
import { createPet, deletePet } from './pet-and-room.service.js';
/** `createPet`, `deletePet` and `Pet.chatRoom`. A pet and its room begin and end together. */
let PetAndRoomResolver = class PetAndRoomResolver {
    createPet(ctx, input) {
        return createPet(ctx, input);
    }
    deletePet(ctx, input) {
        return deletePet(ctx, input);
    }
    chatRoom(ctx, pet) {
        return findRoomOfPet(ctx, pet);
    }
};
__decorate([
    Mutation(() => CreatePetPayload, { description: 'Creates a pet and its chat room.' }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => CreatePetInput, { description: 'The new pet.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, CreatePetInput]),
    __metadata("design:returntype", Promise)
], PetAndRoomResolver.prototype, "createPet", null);
__decorate([
    Mutation(() => DeletePetPayload, { description: 'Deletes a pet with its chat room.' }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => DeletePetInput, { description: 'The pet to delete.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, DeletePetInput]),
    __metadata("design:returntype", Promise)
], PetAndRoomResolver.prototype, "deletePet", null);
__decorate([
    FieldResolver(() => ChatRoom, { description: 'The chat room of the pet.' }),
    SqlField(one((pet, room, { viewer }) => sql `${room('pet_id')} = ${pet('id')} AND ${room('user_id')} = ${viewer}`, {
        inverse: 'pet',
    })),
    __param(0, Ctx()),
    __param(1, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, Pet]),
    __metadata("design:returntype", Promise)
], PetAndRoomResolver.prototype, "chatRoom", null);
PetAndRoomResolver = __decorate([
    Resolver(() => Pet)
], PetAndRoomResolver);
export { PetAndRoomResolver };
//# sourceMappingURL=pet-and-room.resolver.js.map