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
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique, } from '@mikro-orm/decorators/legacy';
import { Notification } from '../notification/notification.entity.js';
import { PushSubscription } from './push-subscription.entity.js';
/** The state of a push. */
export var PushState;
(function (PushState) {
    PushState["PENDING"] = "PENDING";
    PushState["SENT"] = "SENT";
    PushState["FAILED"] = "FAILED";
})(PushState || (PushState = {}));
/** One notification on its way to one device. */
let PushDelivery = class PushDelivery {
    constructor() {
        this.state = PushState.PENDING;
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
], PushDelivery.prototype, "id", void 0);
__decorate([
    ManyToOne(() => Notification, { ref: true, deleteRule: 'no action', updateRule: 'no action' }),
    __metadata("design:type", Object)
], PushDelivery.prototype, "notification", void 0);
__decorate([
    ManyToOne(() => PushSubscription, { ref: true, deleteRule: 'cascade', updateRule: 'no action' }),
    Index({ name: 'idx_push_deliveries_subscription' }),
    __metadata("design:type", Object)
], PushDelivery.prototype, "pushSubscription", void 0);
__decorate([
    Enum({ items: () => PushState, nativeEnumName: 'push_state', default: PushState.PENDING }),
    __metadata("design:type", String)
], PushDelivery.prototype, "state", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, nullable: true, defaultRaw: 'clock()' }),
    __metadata("design:type", Object)
], PushDelivery.prototype, "dueAt", void 0);
__decorate([
    Property({ type: 'integer', default: 0 }),
    __metadata("design:type", Object)
], PushDelivery.prototype, "fence", void 0);
__decorate([
    Property({ type: 'smallint', default: 0 }),
    __metadata("design:type", Object)
], PushDelivery.prototype, "attempts", void 0);
__decorate([
    Property({ type: 'string', length: 40, nullable: true }),
    __metadata("design:type", Object)
], PushDelivery.prototype, "reason", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], PushDelivery.prototype, "createdAt", void 0);
PushDelivery = __decorate([
    Entity({ tableName: 'push_deliveries' }),
    Unique({ name: 'push_deliveries_once_unique', properties: ['notification', 'pushSubscription'] }),
    Check({ name: 'push_deliveries_due_check', expression: "(due_at IS NULL) = (state <> 'PENDING')" }),
    Index({ name: 'idx_push_deliveries_due', properties: ['dueAt'], where: 'due_at IS NOT NULL' })
], PushDelivery);
export { PushDelivery };
//# sourceMappingURL=push-delivery.entity.js.map