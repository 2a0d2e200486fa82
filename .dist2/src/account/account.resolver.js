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
import { passwordCost } from '../session/password.js';
import { DeleteAccountInput, DeleteAccountPayload, ExportMyDataInput, ExportMyDataPayload, } from './account.inputs.js';
import { deleteAccount, exportMyData } from './account.service.js';
/** `deleteAccount` and `exportMyData`. */
let AccountResolver = class AccountResolver {
    deleteAccount(ctx, input) {
        return deleteAccount(ctx, input);
    }
    exportMyData(ctx, input) {
        return exportMyData(ctx, input);
    }
};
__decorate([
    Mutation(() => DeleteAccountPayload, {
        description: 'Deletes the account and everything that is kept of its owner: pets, messages, activities, notifications. This cannot be undone.',
        complexity: passwordCost,
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => DeleteAccountInput, { description: "The owner's password." })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, DeleteAccountInput]),
    __metadata("design:returntype", Promise)
], AccountResolver.prototype, "deleteAccount", null);
__decorate([
    Mutation(() => ExportMyDataPayload, {
        description: 'Issues an address where everything that is kept of the owner can be fetched, once.',
        complexity: passwordCost,
    }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => ExportMyDataInput, { description: "The owner's password." })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, ExportMyDataInput]),
    __metadata("design:returntype", Promise)
], AccountResolver.prototype, "exportMyData", null);
AccountResolver = __decorate([
    Resolver()
], AccountResolver);
export { AccountResolver };
//# sourceMappingURL=account.resolver.js.map