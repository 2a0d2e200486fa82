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
import { Check, Entity, Index, OneToOne, Property } from '@mikro-orm/decorators/legacy';
import { User } from '../user/user.entity.js';
/** A deleted account, and whether everything of it is erased. */
let Erasure = class Erasure {
    constructor() {
        /** When a process may continue the erasure; null if it is finished. */
        this.dueAt = null;
        this.finishedAt = null;
    }
};
__decorate([
    OneToOne(() => User, {
        primary: true,
        ref: true,
        owner: true,
        deleteRule: 'no action',
        updateRule: 'no action',
    }),
    __metadata("design:type", Object)
], Erasure.prototype, "user", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], Erasure.prototype, "askedAt", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true, defaultRaw: 'clock()' }),
    __metadata("design:type", Object)
], Erasure.prototype, "dueAt", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], Erasure.prototype, "finishedAt", void 0);
Erasure = __decorate([
    Entity({ tableName: 'erasures' }),
    Check({ name: 'erasures_due_check', expression: '(due_at IS NULL) = (finished_at IS NOT NULL)' }),
    Index({ name: 'idx_erasures_due', properties: ['dueAt'], where: 'due_at IS NOT NULL' })
], Erasure);
export { Erasure };
//# sourceMappingURL=erasure.entity.js.map