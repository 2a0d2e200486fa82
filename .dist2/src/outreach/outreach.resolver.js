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
import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { User } from '../user/user.entity.js';
import { OutreachStatus, UpdateOutreachSettingsInput, UpdateOutreachSettingsPayload, } from './outreach.inputs.js';
import { outreachStatus, updateOutreachSettings } from './outreach.service.js';
/** Shows and changes how an owner's pets write first. */
let OutreachResolver = class OutreachResolver {
    outreach(ctx) {
        return outreachStatus(ctx);
    }
    updateOutreachSettings(ctx, input) {
        return updateOutreachSettings(ctx, input);
    }
};
__decorate([
    FieldResolver(() => OutreachStatus, {
        description: 'When the pets may write first, and when the next outreach could come.',
    }),
    __param(0, Ctx()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", Promise)
], OutreachResolver.prototype, "outreach", null);
__decorate([
    Mutation(() => UpdateOutreachSettingsPayload, { description: 'Changes when pets may write first.' }),
    __param(0, Ctx()),
    __param(1, Arg('input', () => UpdateOutreachSettingsInput, { description: 'The changes.' })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, UpdateOutreachSettingsInput]),
    __metadata("design:returntype", Promise)
], OutreachResolver.prototype, "updateOutreachSettings", null);
OutreachResolver = __decorate([
    Resolver(() => User)
], OutreachResolver);
export { OutreachResolver };
//# sourceMappingURL=outreach.resolver.js.map