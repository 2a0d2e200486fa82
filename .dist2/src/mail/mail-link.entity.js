var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { BigIntType } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { User } from '../user/user.entity.js';
/** What the link of a mail does. */
export var MailLinkPurpose;
(function (MailLinkPurpose) {
    MailLinkPurpose["VERIFY_EMAIL"] = "VERIFY_EMAIL";
    MailLinkPurpose["RELEASE_EMAIL"] = "RELEASE_EMAIL";
    MailLinkPurpose["RESET_PASSWORD"] = "RESET_PASSWORD";
})(MailLinkPurpose || (MailLinkPurpose = {}));
/** A link that was sent by mail. It works once, until it expires. Only the SHA-256 hash of its token is kept. */
let MailLink = class MailLink {
};
__decorate([
    PrimaryKey({ type: new BigIntType('string') }),
    __metadata("design:type", String)
], MailLink.prototype, "id", void 0);
__decorate([
    ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' }),
    Index({ name: 'idx_mail_links_user' }),
    __metadata("design:type", Object)
], MailLink.prototype, "user", void 0);
__decorate([
    Enum({ items: () => MailLinkPurpose, nativeEnumName: 'mail_link_purpose' }),
    __metadata("design:type", String)
], MailLink.prototype, "purpose", void 0);
__decorate([
    Property({ type: 'string', length: 64 }),
    Unique({ name: 'mail_links_token_hash_unique' }),
    __metadata("design:type", String)
], MailLink.prototype, "tokenHash", void 0);
__decorate([
    Property({ type: 'string', length: 254 }),
    __metadata("design:type", String)
], MailLink.prototype, "address", void 0);
__decorate([
    Property({ type: 'datetime', length: 3 }),
    Index({ name: 'idx_mail_links_expires' }),
    __metadata("design:type", Date)
], MailLink.prototype, "expiresAt", void 0);
MailLink = __decorate([
    Entity({ tableName: 'mail_links' })
], MailLink);
export { MailLink };
//# sourceMappingURL=mail-link.entity.js.map