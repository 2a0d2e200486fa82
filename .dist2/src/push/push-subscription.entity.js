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
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Session } from '../session/session.entity.js';
import { User } from '../user/user.entity.js';
/** A browser that receives notifications by Web Push while no page is open. Its address is a secret: anyone who knows it can push to the browser. */
let PushSubscription = class PushSubscription {
};
__decorate([
    Field(() => ID, { description: 'The ID of the push subscription.' }),
    PrimaryKey({ type: new BigIntType('string') }),
    __metadata("design:type", String)
], PushSubscription.prototype, "id", void 0);
__decorate([
    ManyToOne(() => User, { ref: true, deleteRule: 'no action', updateRule: 'no action' }),
    Index({ name: 'idx_push_subscriptions_user' }),
    __metadata("design:type", Object)
], PushSubscription.prototype, "user", void 0);
__decorate([
    ManyToOne(() => Session, { ref: true, deleteRule: 'cascade', updateRule: 'no action' }),
    Index({ name: 'idx_push_subscriptions_session' }),
    __metadata("design:type", Object)
], PushSubscription.prototype, "session", void 0);
__decorate([
    Property({ type: 'string', length: 2048 }),
    Unique({ name: 'push_subscriptions_endpoint_unique' }),
    __metadata("design:type", String)
], PushSubscription.prototype, "endpoint", void 0);
__decorate([
    Property({ type: 'string', length: 100 }),
    __metadata("design:type", String)
], PushSubscription.prototype, "p256dh", void 0);
__decorate([
    Property({ type: 'string', length: 40 }),
    __metadata("design:type", String)
], PushSubscription.prototype, "auth", void 0);
__decorate([
    Field(() => GraphQLDateTime, { description: 'When it was last registered.' }),
    Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], PushSubscription.prototype, "createdAt", void 0);
PushSubscription = __decorate([
    ObjectType({ description: 'A browser that receives notifications by Web Push while no page is open.' }),
    Entity({ tableName: 'push_subscriptions' })
], PushSubscription);
export { PushSubscription };
//# sourceMappingURL=push-subscription.entity.js.map