var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { BigIntType, OptionalProps } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { textCost } from '../graphql/text-cost.js';
import { User } from '../user/user.entity.js';
/** Whether a pet may write first. */
export var PetStatus;
(function (PetStatus) {
    PetStatus["ACTIVE"] = "ACTIVE";
    PetStatus["RESTING"] = "RESTING";
})(PetStatus || (PetStatus = {}));
registerEnumType(PetStatus, {
    name: 'PetStatus',
    description: 'Whether a pet may write first.',
    valuesConfig: {
        ACTIVE: { description: 'The pet answers, and may write first.' },
        RESTING: { description: 'The pet answers, and never writes first.' },
    },
});
/** A pet: a persona that one owner talks with. */
let Pet = class Pet {
    constructor() {
        this.status = PetStatus.ACTIVE;
        this.isDeleted = false;
        this.deletedAt = null;
        /** A number of `messages_id_seq`, taken under the owner's lock when the pet is created, changed or deleted. */
        this.changedId = null;
    }
};
__decorate([
    Field(() => ID, { description: 'The ID of the pet.' }),
    PrimaryKey({ type: new BigIntType('string') }),
    __metadata("design:type", String)
], Pet.prototype, "id", void 0);
__decorate([
    ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' }),
    __metadata("design:type", Object)
], Pet.prototype, "owner", void 0);
__decorate([
    Field(() => String, { description: 'The name, 1 to 20 characters.' }),
    Property({ type: 'string', length: 20 }),
    __metadata("design:type", String)
], Pet.prototype, "name", void 0);
__decorate([
    Field(() => String, {
        description: 'The character and way of talking, 1 to 500 characters.',
        complexity: textCost(500),
    }),
    Property({ type: 'string', length: 500 }),
    __metadata("design:type", String)
], Pet.prototype, "persona", void 0);
__decorate([
    Field(() => PetStatus, { description: 'Whether the pet may write first.' }),
    Enum({ items: () => PetStatus, nativeEnumName: 'pet_status', default: PetStatus.ACTIVE }),
    __metadata("design:type", String)
], Pet.prototype, "status", void 0);
__decorate([
    Field(() => GraphQLDateTime, { description: 'When the pet was created.' }),
    Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], Pet.prototype, "createdAt", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], Pet.prototype, "updatedAt", void 0);
__decorate([
    Property({ type: 'boolean', default: false }),
    __metadata("design:type", Object)
], Pet.prototype, "isDeleted", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], Pet.prototype, "deletedAt", void 0);
__decorate([
    Property({ type: new BigIntType('string'), nullable: true }),
    __metadata("design:type", Object)
], Pet.prototype, "changedId", void 0);
Pet = __decorate([
    ObjectType({ description: 'A pet: a persona that one owner talks with.' }),
    Entity({ tableName: 'pets' }),
    Check({ name: 'pets_name_check', expression: 'is_line(name, 1, 20)' }),
    Check({ name: 'pets_persona_check', expression: 'is_lines(persona, 1, 500)' }),
    Index({ name: 'idx_pets_owner_status', properties: ['owner', 'status'] }),
    Index({
        name: 'idx_pets_changed',
        expression: 'CREATE INDEX idx_pets_changed ON pets (owner_id, changed_id) WHERE changed_id IS NOT NULL',
    }),
    Index({ name: 'idx_pets_active', properties: ['id'], where: "status = 'ACTIVE'" })
], Pet);
export { Pet };
//# sourceMappingURL=pet.entity.js.map