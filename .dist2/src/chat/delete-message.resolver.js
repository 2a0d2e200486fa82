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
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { DeleteMessageInput, DeleteMessagePayload } from './delete-message.inputs.js';
import { deleteMessage } from './delete-message.service.js';
/** `deleteMessage`. */
let DeleteMessageResolver = class DeleteMessageResolver {
    deleteMessage(ctx, input) {
        return deleteMessage(ctx, input);
    }
};
__decorate([
    Mutation(() => DeleteMessagePayload, {
        description: 'Deletes a message of the owner or of a pet of theirs. It keeps its place in the list, without its words; the pet forgets them.',
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => DeleteMessageInput, { description: 'The message to delete.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, DeleteMessageInput]),
    __metadata("design:returntype", Promise)
], DeleteMessageResolver.prototype, "deleteMessage", null);
DeleteMessageResolver = __decorate([
    Resolver()
], DeleteMessageResolver);
export { DeleteMessageResolver };
//# sourceMappingURL=delete-message.resolver.js.map