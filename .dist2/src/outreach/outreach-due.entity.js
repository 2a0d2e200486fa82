var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, Index, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { User } from '../user/user.entity.js';
/** When an owner's absence is assessed next. An owner who cannot become due has no row. */
let OutreachDue = class OutreachDue {
};
__decorate([
    OneToOne(() => User, {
        primary: true,
        owner: true,
        ref: true,
        deleteRule: 'no action',
        updateRule: 'no action',
    }),
    __metadata("design:type", Object)
], OutreachDue.prototype, "user", void 0);
__decorate([
    Property({ type: 'datetime', length: 3 }),
    __metadata("design:type", Date)
], OutreachDue.prototype, "epoch", void 0);
__decorate([
    Property({ type: 'datetime', length: 3 }),
    __metadata("design:type", Date)
], OutreachDue.prototype, "dueAt", void 0);
OutreachDue = __decorate([
    Entity({ tableName: 'outreach_due' }),
    Index({ name: 'idx_outreach_due_due', properties: ['dueAt'] })
], OutreachDue);
export { OutreachDue };
//# sourceMappingURL=outreach-due.entity.js.map