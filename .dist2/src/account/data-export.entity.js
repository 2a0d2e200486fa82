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
import { Entity, Index, ManyToOne, OneToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Session } from '../session/session.entity.js';
import { User } from '../user/user.entity.js';
/** An address where an owner can fetch their data, once. Only the SHA-256 hash of its token is kept. */
let DataExport = class DataExport {
    constructor() {
        /** The session that asked for it. The address ends with the session. */
        this.session = null;
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
], DataExport.prototype, "user", void 0);
__decorate([
    ManyToOne(() => Session, { ref: true, nullable: true, deleteRule: 'cascade', updateRule: 'no action' }),
    Index({ name: 'idx_data_exports_session' }),
    __metadata("design:type", Object)
], DataExport.prototype, "session", void 0);
__decorate([
    Property({ type: 'string', length: 64 }),
    Unique({ name: 'data_exports_token_hash_unique' }),
    __metadata("design:type", String)
], DataExport.prototype, "tokenHash", void 0);
__decorate([
    Property({ type: 'datetime', length: 3 }),
    __metadata("design:type", Date)
], DataExport.prototype, "expiresAt", void 0);
DataExport = __decorate([
    Entity({ tableName: 'data_exports' })
], DataExport);
export { DataExport };
//# sourceMappingURL=data-export.entity.js.map