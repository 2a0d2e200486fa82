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
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { languageOf } from '../language/language.js';
import { say } from '../language/say.js';
import { Pet } from '../pet/pet.entity.js';
import { SqlField, value } from '../query/sql-field.js';
import { AuthPayload } from '../session/session.inputs.js';
/** `Pet.isAi`. */
let PetDisclosureResolver = class PetDisclosureResolver {
    isAi() {
        return true;
    }
};
__decorate([
    SqlField(value(() => sql `true`)),
    FieldResolver(() => Boolean, {
        description: 'Always true: a pet is an AI, not a person or a living animal. Show it where owners talk with their pets.',
    }),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", []),
    __metadata("design:returntype", Boolean)
], PetDisclosureResolver.prototype, "isAi", null);
PetDisclosureResolver = __decorate([
    Resolver(() => Pet)
], PetDisclosureResolver);
export { PetDisclosureResolver };
/** `AuthPayload.aiNotice`. */
let SignUpDisclosureResolver = class SignUpDisclosureResolver {
    aiNotice(ctx, { user }) {
        return say(languageOf(user.locale) ?? ctx.client.language ?? 'en', { key: 'safety.signUp' });
    }
};
__decorate([
    FieldResolver(() => String, {
        description: "A sentence in the owner's language which says that pets are AIs. Show it at sign-up.",
    }),
    __param(0, Ctx()),
    __param(1, Root()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, AuthPayload]),
    __metadata("design:returntype", String)
], SignUpDisclosureResolver.prototype, "aiNotice", null);
SignUpDisclosureResolver = __decorate([
    Resolver(() => AuthPayload)
], SignUpDisclosureResolver);
export { SignUpDisclosureResolver };
//# sourceMappingURL=disclosure.resolver.js.map