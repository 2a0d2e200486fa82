var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { BigIntType, PrimaryKeyProp } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Notification } from '../notification/notification.entity.js';
import { Pet } from '../pet/pet.entity.js';
import { User } from '../user/user.entity.js';
/** The state of an outreach. */
export var OutreachState;
(function (OutreachState) {
    /** A worker works on it, or it waits for a retry. */
    OutreachState["CLAIMED"] = "CLAIMED";
    /** Its words are in a PENDING notification. */
    OutreachState["WORDED"] = "WORDED";
    OutreachState["SENT"] = "SENT";
    OutreachState["FAILED"] = "FAILED";
})(OutreachState || (OutreachState = {}));
/** The outreach of one absence of an owner. Its key makes sure that a pet writes once. */
let Outreach = class Outreach {
    constructor() {
        this.state = OutreachState.CLAIMED;
        /** When a worker may lease it: after a backoff or a hold, or when another worker's lease runs out. Null when it is over. */
        this.dueAt = null;
        /** Each lease increments it, so that the write of a worker that lost its lease fails. */
        this.fence = 1;
        this.attempts = 1;
        this.pet = null;
        this.notification = null;
        this.messageId = null;
        this.sentAt = null;
        /** Why it failed; null unless it did. */
        this.reason = null;
    }
};
__decorate([
    ManyToOne(() => User, { primary: true, ref: true, createForeignKeyConstraint: false }),
    __metadata("design:type", Object)
], Outreach.prototype, "user", void 0);
__decorate([
    PrimaryKey({ type: 'datetime', length: 3 }),
    __metadata("design:type", Date)
], Outreach.prototype, "epoch", void 0);
__decorate([
    Enum({ items: () => OutreachState, nativeEnumName: 'outreach_state', default: OutreachState.CLAIMED }),
    __metadata("design:type", String)
], Outreach.prototype, "state", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], Outreach.prototype, "dueAt", void 0);
__decorate([
    Property({ type: 'integer', default: 1 }),
    __metadata("design:type", Object)
], Outreach.prototype, "fence", void 0);
__decorate([
    Property({ type: 'smallint', default: 1 }),
    __metadata("design:type", Object)
], Outreach.prototype, "attempts", void 0);
__decorate([
    ManyToOne(() => Pet, { ref: true, nullable: true, deleteRule: 'no action', updateRule: 'no action' }),
    __metadata("design:type", Object)
], Outreach.prototype, "pet", void 0);
__decorate([
    ManyToOne(() => Notification, {
        ref: true,
        nullable: true,
        deleteRule: 'no action',
        updateRule: 'no action',
    }),
    __metadata("design:type", Object)
], Outreach.prototype, "notification", void 0);
__decorate([
    Property({ type: new BigIntType('string'), nullable: true }),
    __metadata("design:type", Object)
], Outreach.prototype, "messageId", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true }),
    __metadata("design:type", Object)
], Outreach.prototype, "sentAt", void 0);
__decorate([
    Property({ type: 'string', length: 40, nullable: true }),
    __metadata("design:type", Object)
], Outreach.prototype, "reason", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], Outreach.prototype, "claimedAt", void 0);
Outreach = __decorate([
    Entity({ tableName: 'outreaches' }),
    Check({
        name: 'outreaches_due_check',
        expression: "(due_at IS NULL) = (state IN ('SENT', 'FAILED'))",
    }),
    Check({
        name: 'outreaches_sent_check',
        expression: "(state = 'SENT') = (message_id IS NOT NULL) AND (state = 'SENT') = (sent_at IS NOT NULL)",
    }),
    Check({
        name: 'outreaches_worded_check',
        expression: "state = 'CLAIMED' OR state = 'FAILED' OR notification_id IS NOT NULL",
    }),
    Index({ name: 'idx_outreaches_due', properties: ['dueAt'], where: 'due_at IS NOT NULL' })
], Outreach);
export { Outreach };
//# sourceMappingURL=outreach.entity.js.map