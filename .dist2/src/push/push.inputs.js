var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { ECDH } from 'node:crypto';
import { Field, Float, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { fieldFault } from '../field-fault.js';
import { optional, wrong } from '../graphql/validation.js';
import { PushSubscription } from './push-subscription.entity.js';
const maxEndpoint = 2048;
/** The address of a device at its push service, in normal form. */
const endpointRule = z
    .string()
    .max(maxEndpoint)
    .transform((raw, faults) => {
    const refuse = (name, values) => faults.addIssue({ code: 'custom', ...wrong(name, values) });
    const url = URL.parse(raw);
    if (!url || !['https:', 'http:'].includes(url.protocol))
        refuse('httpsUrl');
    else if (url.username || url.password)
        refuse('urlWithName');
    else if (url.href.length > maxEndpoint)
        refuse('overlong', { max: maxEndpoint });
    return url?.href ?? '';
});
const uncompressed = 4;
/** Returns whether a text is an uncompressed point of P-256 (RFC 8291, 3.1). */
function isPublicKey(text) {
    if (!/^[\w-]{87}$/.test(text))
        return false;
    const key = Buffer.from(text, 'base64url');
    if (key[0] !== uncompressed)
        return false;
    try {
        ECDH.convertKey(key, 'prime256v1');
        return true;
    }
    catch {
        return false;
    }
}
/** The form of base64 in which browsers' keys are stored: that of URLs, without padding. */
const asBase64Url = (text) => text
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
/** A key as a library may encode it. */
const encodedRule = z.string().max(200).transform(asBase64Url);
const publicKeyRule = encodedRule.refine(isPublicKey, wrong('p256dh'));
const secretRule = encodedRule.refine((text) => /^[\w-]{22}$/.test(text), wrong('auth'));
/** The keys of a browser's push subscription. */
let PushKeysInput = class PushKeysInput {
};
__decorate([
    Field(() => String, { description: 'A P-256 public key of 65 bytes, in base64 of any kind.' }),
    __metadata("design:type", String)
], PushKeysInput.prototype, "p256dh", void 0);
__decorate([
    Field(() => String, { description: 'A secret of 16 bytes, in base64 of any kind.' }),
    __metadata("design:type", String)
], PushKeysInput.prototype, "auth", void 0);
PushKeysInput = __decorate([
    InputType({ description: "The `keys` of a browser's PushSubscription.toJSON()." })
], PushKeysInput);
export { PushKeysInput };
/** The input of registerPushSubscription: a browser's `PushSubscription.toJSON()`. */
let RegisterPushSubscriptionInput = class RegisterPushSubscriptionInput {
    static { this.rules = z.object({
        endpoint: endpointRule,
        expirationTime: optional(z.number()),
        keys: optional(z.object({ p256dh: publicKeyRule, auth: secretRule })),
        p256dh: optional(publicKeyRule),
        auth: optional(secretRule),
    }); }
    static { this.otherFaults = (_ctx, { has }) => Promise.resolve(keyFaults(has)); }
};
__decorate([
    Field(() => String, { description: 'The `endpoint`: an https URL at a public address.' }),
    __metadata("design:type", String)
], RegisterPushSubscriptionInput.prototype, "endpoint", void 0);
__decorate([
    Field(() => Float, {
        nullable: true,
        description: 'When the browser ends the subscription, in milliseconds since 1970; null if it does not say. The push service tells Nuzzle when it has ended.',
    }),
    __metadata("design:type", Number)
], RegisterPushSubscriptionInput.prototype, "expirationTime", void 0);
__decorate([
    Field(() => PushKeysInput, {
        nullable: true,
        description: 'The `keys`. Required, unless `p256dh` and `auth` have them.',
    }),
    __metadata("design:type", PushKeysInput)
], RegisterPushSubscriptionInput.prototype, "keys", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'The `keys.p256dh`.',
        deprecationReason: 'Use `keys`, as browsers do.',
    }),
    __metadata("design:type", String)
], RegisterPushSubscriptionInput.prototype, "p256dh", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: 'The `keys.auth`.',
        deprecationReason: 'Use `keys`, as browsers do.',
    }),
    __metadata("design:type", String)
], RegisterPushSubscriptionInput.prototype, "auth", void 0);
RegisterPushSubscriptionInput = __decorate([
    InputType({
        description: "The input of registerPushSubscription: a browser's PushSubscription.toJSON(), as it is.",
    })
], RegisterPushSubscriptionInput);
export { RegisterPushSubscriptionInput };
/** What is wrong with the two places of a browser's keys, of which one must be used. */
export function keyFaults(has) {
    const names = ['p256dh', 'auth'];
    const given = names.filter(has);
    if (has('keys'))
        return given.map((name) => fieldFault(name, 'notTogether', { other: 'keys' }));
    if (given.length === 0)
        return [fieldFault('keys', 'required')];
    return names.filter((name) => !has(name)).map((name) => fieldFault(name, 'required'));
}
/** The result of registerPushSubscription. */
let RegisterPushSubscriptionPayload = class RegisterPushSubscriptionPayload {
};
__decorate([
    Field(() => PushSubscription, { description: 'The registered browser.' }),
    __metadata("design:type", PushSubscription)
], RegisterPushSubscriptionPayload.prototype, "pushSubscription", void 0);
RegisterPushSubscriptionPayload = __decorate([
    ObjectType({ description: 'The result of registerPushSubscription.' })
], RegisterPushSubscriptionPayload);
export { RegisterPushSubscriptionPayload };
/** The input of removePushSubscription. */
let RemovePushSubscriptionInput = class RemovePushSubscriptionInput {
    static { this.rules = z.object({ endpoint: endpointRule }); }
};
__decorate([
    Field(() => String, { description: 'The registered endpoint.' }),
    __metadata("design:type", String)
], RemovePushSubscriptionInput.prototype, "endpoint", void 0);
RemovePushSubscriptionInput = __decorate([
    InputType({ description: 'The input of removePushSubscription.' })
], RemovePushSubscriptionInput);
export { RemovePushSubscriptionInput };
/** The result of removePushSubscription. */
let RemovePushSubscriptionPayload = class RemovePushSubscriptionPayload {
};
__decorate([
    Field(() => Boolean, { description: 'False if the owner had no such browser.' }),
    __metadata("design:type", Boolean)
], RemovePushSubscriptionPayload.prototype, "removed", void 0);
RemovePushSubscriptionPayload = __decorate([
    ObjectType({ description: 'The result of removePushSubscription.' })
], RemovePushSubscriptionPayload);
export { RemovePushSubscriptionPayload };
//# sourceMappingURL=push.inputs.js.map