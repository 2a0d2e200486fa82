var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { id, line, lines, optional } from '../graphql/validation.js';
import { User } from '../user/user.entity.js';
import { Pet, PetStatus } from './pet.entity.js';
import { PetEdge } from './pet-edge.js';
/** The rules of the fields that an owner sets. */
const rules = {
    name: line(1, 20),
    persona: lines(1, 500),
    status: z.enum(PetStatus),
};
/** The input of `createPet`. */
let CreatePetInput = class CreatePetInput {
    static { this.rules = z.object({ name: rules.name, persona: rules.persona }); }
};
__decorate([
    Field(() => String, { description: 'The name, 1 to 20 characters.' }),
    __metadata("design:type", String)
], CreatePetInput.prototype, "name", void 0);
__decorate([
    Field(() => String, { description: 'The character and way of talking, 1 to 500 characters.' }),
    __metadata("design:type", String)
], CreatePetInput.prototype, "persona", void 0);
CreatePetInput = __decorate([
    InputType({ description: 'The input of createPet.' })
], CreatePetInput);
export { CreatePetInput };
/** The result of `createPet`. */
let CreatePetPayload = class CreatePetPayload {
};
__decorate([
    Field(() => Pet, { description: 'The new pet, with its chat room.' }),
    __metadata("design:type", Pet)
], CreatePetPayload.prototype, "pet", void 0);
__decorate([
    Field(() => PetEdge, { description: 'The new pet as an edge of `User.pets`.' }),
    __metadata("design:type", Object)
], CreatePetPayload.prototype, "petEdge", void 0);
__decorate([
    Field(() => User, { description: 'The owner, whose number of pets has changed.' }),
    __metadata("design:type", User)
], CreatePetPayload.prototype, "user", void 0);
CreatePetPayload = __decorate([
    ObjectType({ description: 'The result of createPet.' })
], CreatePetPayload);
export { CreatePetPayload };
/** The input of `updatePet`. */
let UpdatePetInput = class UpdatePetInput {
    static { this.rules = z.object({
        petId: id(),
        name: optional(rules.name),
        persona: optional(rules.persona),
        status: optional(rules.status),
    }); }
};
__decorate([
    Field(() => ID, { description: 'The ID of the pet.' }),
    __metadata("design:type", String)
], UpdatePetInput.prototype, "petId", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'The new name, 1 to 20 characters.' }),
    __metadata("design:type", String)
], UpdatePetInput.prototype, "name", void 0);
__decorate([
    Field(() => String, { nullable: true, description: 'The new persona, 1 to 500 characters.' }),
    __metadata("design:type", String)
], UpdatePetInput.prototype, "persona", void 0);
__decorate([
    Field(() => PetStatus, { nullable: true, description: 'Whether the pet may write first.' }),
    __metadata("design:type", String)
], UpdatePetInput.prototype, "status", void 0);
UpdatePetInput = __decorate([
    InputType({ description: 'The input of updatePet. Fields that are left out stay as they are.' })
], UpdatePetInput);
export { UpdatePetInput };
/** The result of `updatePet`. */
let UpdatePetPayload = class UpdatePetPayload {
};
__decorate([
    Field(() => Pet, { description: 'The pet, with its changes.' }),
    __metadata("design:type", Pet)
], UpdatePetPayload.prototype, "pet", void 0);
UpdatePetPayload = __decorate([
    ObjectType({ description: 'The result of updatePet.' })
], UpdatePetPayload);
export { UpdatePetPayload };
/** The input of `deletePet`. */
let DeletePetInput = class DeletePetInput {
    static { this.rules = z.object({ petId: id() }); }
};
__decorate([
    Field(() => ID, { description: 'The ID of the pet.' }),
    __metadata("design:type", String)
], DeletePetInput.prototype, "petId", void 0);
DeletePetInput = __decorate([
    InputType({ description: 'The input of deletePet.' })
], DeletePetInput);
export { DeletePetInput };
/** The result of `deletePet`. */
let DeletePetPayload = class DeletePetPayload {
};
__decorate([
    Field(() => ID, { description: 'The ID of the deleted pet.' }),
    __metadata("design:type", String)
], DeletePetPayload.prototype, "deletedPetId", void 0);
__decorate([
    Field(() => User, { description: 'The owner, whose number of pets has changed.' }),
    __metadata("design:type", User)
], DeletePetPayload.prototype, "user", void 0);
DeletePetPayload = __decorate([
    ObjectType({ description: 'The result of deletePet.' })
], DeletePetPayload);
export { DeletePetPayload };
//# sourceMappingURL=pet.inputs.js.map