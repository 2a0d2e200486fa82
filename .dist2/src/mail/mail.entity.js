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
import { User } from '../user/user.entity.js';
/** What a mail is about. */
export var MailKind;
(function (MailKind) {
    /** Asks the reader to confirm an address. */
    MailKind["VERIFY_EMAIL"] = "VERIFY_EMAIL";
    /** Asks the reader of the present address to agree to a new one. */
    MailKind["RELEASE_EMAIL"] = "RELEASE_EMAIL";
    /** Tells the reader of an earlier address that the account has another one now. */
    MailKind["EMAIL_CHANGED"] = "EMAIL_CHANGED";
    /** Lets the reader choose a new password. */
    MailKind["RESET_PASSWORD"] = "RESET_PASSWORD";
    /** Tells the reader that the password has changed. */
    MailKind["PASSWORD_CHANGED"] = "PASSWORD_CHANGED";
})(MailKind || (MailKind = {}));
/** The state of a mail. */
export var MailState;
(function (MailState) {
    MailState["PENDING"] = "PENDING";
    MailState["SENT"] = "SENT";
    MailState["FAILED"] = "FAILED";
})(MailState || (MailState = {}));
/**
 * A mail to be sent, or that was sent. Its words are made when it is sent and never stored, and neither are the links
 * in it. Its recipient is kept only until then.
 */
let Mail = class Mail {
    constructor() {
        /** Whose account it is about; null if only the address is known, as when somebody has forgotten their password. */
        this.user = null;
        this.recipient = null;
        this.state = MailState.PENDING;
        /** Each lease increments it, so that the write of a worker that lost its lease fails. */
        this.fence = 0;
        this.attempts = 0;
        /** Why it failed; null unless it did. */
        this.reason = null;
    }
};
__decorate([
    PrimaryKey({ type: new BigIntType('string') }),
    __metadata("design:type", String)
], Mail.prototype, "id", void 0);
__decorate([
    ManyToOne(() => User, { ref: true, nullable: true, deleteRule: 'no action', updateRule: 'no action' }),
    Index({ name: 'idx_mails_user' }),
    __metadata("design:type", Object)
], Mail.prototype, "user", void 0);
__decorate([
    Enum({ items: () => MailKind, nativeEnumName: 'mail_kind' }),
    __metadata("design:type", String)
], Mail.prototype, "kind", void 0);
__decorate([
    Property({ type: 'string', length: 254, nullable: true }),
    __metadata("design:type", Object)
], Mail.prototype, "recipient", void 0);
__decorate([
    Enum({ items: () => MailState, nativeEnumName: 'mail_state', default: MailState.PENDING }),
    __metadata("design:type", String)
], Mail.prototype, "state", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true, defaultRaw: 'clock()' }),
    __metadata("design:type", Object)
], Mail.prototype, "dueAt", void 0);
__decorate([
    Property({ type: 'integer', default: 0 }),
    __metadata("design:type", Object)
], Mail.prototype, "fence", void 0);
__decorate([
    Property({ type: 'smallint', default: 0 }),
    __metadata("design:type", Object)
], Mail.prototype, "attempts", void 0);
__decorate([
    Property({ type: 'string', length: 40, nullable: true }),
    __metadata("design:type", Object)
], Mail.prototype, "reason", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], Mail.prototype, "createdAt", void 0);
Mail = __decorate([
    Entity({ tableName: 'mails' }),
    Check({ name: 'mails_due_check', expression: "(due_at IS NULL) = (state <> 'PENDING')" }),
    Check({ name: 'mails_recipient_check', expression: "(recipient IS NULL) = (state <> 'PENDING')" }),
    Index({ name: 'idx_mails_due', properties: ['dueAt'], where: 'due_at IS NOT NULL' }),
    Index({ name: 'idx_mails_recipient', properties: ['recipient'], where: 'recipient IS NOT NULL' })
], Mail);
export { Mail };
//# sourceMappingURL=mail.entity.js.map