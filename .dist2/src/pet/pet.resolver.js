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
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, registerEnumType, Resolver, Root, } from 'type-graphql';
import { requireViewer } from '../context.js';
import { connectionOf, PageArgs } from '../graphql/connection.js';
import { parseId } from '../graphql/validation.js';
import { resolveList } from '../query/resolve-list.js';
import { list, one, SqlField } from '../query/sql-field.js';
import { User } from '../user/user.entity.js';
import { Pet, PetStatus } from './pet.entity.js';
import { UpdatePetInput, UpdatePetPayload } from './pet.inputs.js';
import { PetEdge, petOrder } from './pet-edge.js';
import { findPet, updatePet } from './pet.service.js';
const PetConnection = connectionOf('Pet', PetEdge, true);
/** `Pet` and its queries. `createPet` and `deletePet` are in chat/, because a pet and its room begin and end together. */
let PetResolver = class PetResolver {
    pet(ctx, id) {
        return findPet(ctx, parseId('id', id));
    }
    updatePet(ctx, input) {
        return updatePet(ctx, input);
    }
    owner(pet) {
        return pet.owner.loadOrFail();
    }
};
__decorate([
    Query(() => Pet, { nullable: true, description: 'One of your pets.' }),
    SqlField(one((_, pet, { viewer, arg }) => sql `${pet('id')} = ${arg('id', (id) => parseId('id', id))} AND ${pet('owner_id')} = ${viewer} AND NOT ${pet('is_deleted')}`)),
    __param(0, Ctx()),
    __param(1, Arg('id', () => ID, { description: 'The ID of the pet.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, String]),
    __metadata("design:returntype", Promise)
], PetResolver.prototype, "pet", null);
__decorate([
    Mutation(() => UpdatePetPayload, { description: 'Changes a pet.' }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => UpdatePetInput, { description: 'The pet, and the fields to change.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, UpdatePetInput]),
    __metadata("design:returntype", Promise)
], PetResolver.prototype, "updatePet", null);
__decorate([
    FieldResolver(() => User, { description: 'The owner of the pet.' }),
    SqlField(one((pet, user) => sql `${user('id')} = ${pet('owner_id')}`)),
    __param(0, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Pet]),
    __metadata("design:returntype", Promise)
], PetResolver.prototype, "owner", null);
PetResolver = __decorate([
    Resolver(() => Pet)
], PetResolver);
export { PetResolver };
/** The orders of pets. */
var PetOrder;
(function (PetOrder) {
    PetOrder["OLDEST"] = "OLDEST";
    PetOrder["NEWEST"] = "NEWEST";
    PetOrder["NAME"] = "NAME";
})(PetOrder || (PetOrder = {}));
registerEnumType(PetOrder, {
    name: 'PetOrder',
    description: 'The order of a list of pets.',
    valuesConfig: {
        OLDEST: { description: 'Oldest pet first.' },
        NEWEST: { description: 'Newest pet first.' },
        NAME: { description: 'By name, small and capital letters alike.' },
    },
});
/** Pets by id, oldest first or newest first, or by name. */
const pets = list({
    order: petOrder,
    orders: {
        [PetOrder.NEWEST]: { newestFirst: true, end: 'first' },
        [PetOrder.NAME]: { text: { property: 'name', scope: 'owner' }, end: 'first' },
    },
    inverse: 'owner',
    where: (_, pet, { viewer }) => sql `${pet('owner_id')} = ${viewer} AND NOT ${pet('is_deleted')}`,
    filters: { status: (pet, status) => sql `${pet('status')} = ${status}` },
});
/** `User.pets`. */
let UserPetsResolver = class UserPetsResolver {
    pets(ctx, parent, args, status, orderBy) {
        const viewerId = requireViewer(ctx).userId;
        return resolveList(pets, Pet, { em: ctx.em, viewerId, parent, args, filters: { status }, orderBy });
    }
};
__decorate([
    FieldResolver(() => PetConnection, { description: "The owner's pets, oldest first." }),
    SqlField(pets),
    __param(0, Ctx()),
    __param(1, Root()),
    __param(2, Args(() => PageArgs)),
    __param(3, Arg('status', () => PetStatus, { nullable: true, description: 'Only pets with this status.' })),
    __param(4, Arg('orderBy', () => PetOrder, {
        nullable: true,
        description: 'The order of the list: OLDEST if it is left out.',
    })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, User,
        PageArgs, String, String]),
    __metadata("design:returntype", Promise)
], UserPetsResolver.prototype, "pets", null);
UserPetsResolver = __decorate([
    Resolver(() => User)
], UserPetsResolver);
export { UserPetsResolver };
//# sourceMappingURL=pet.resolver.js.map