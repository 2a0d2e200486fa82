var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Session } from './session.entity.js';
/** Whether an owner is at a device. */
export var PresenceState;
(function (PresenceState) {
    PresenceState["ACTIVE"] = "ACTIVE";
    PresenceState["AWAY"] = "AWAY";
})(PresenceState || (PresenceState = {}));
registerEnumType(PresenceState, {
    name: 'PresenceState',
    description: 'Whether the owner is at a device.',
    valuesConfig: {
        ACTIVE: { description: 'The owner is there, or nobody said otherwise. Queries count as presence.' },
        AWAY: {
            description: 'The owner is not at this device. Its queries do not count as presence, unless they are marked with nuzzle-presence: active.',
        },
    },
});
/** The input of setPresence. */
let SetPresenceInput = class SetPresenceInput {
};
__decorate([
    Field(() => PresenceState, {
        description: 'ACTIVE when the owner comes back to the device, AWAY when they leave it.',
    }),
    __metadata("design:type", String)
], SetPresenceInput.prototype, "state", void 0);
SetPresenceInput = __decorate([
    InputType({ description: 'The input of setPresence.' })
], SetPresenceInput);
export { SetPresenceInput };
/** The result of setPresence. */
let SetPresencePayload = class SetPresencePayload {
};
__decorate([
    Field(() => Session, { description: 'The current session.' }),
    __metadata("design:type", Session)
], SetPresencePayload.prototype, "session", void 0);
SetPresencePayload = __decorate([
    ObjectType({ description: 'The result of setPresence.' })
], SetPresencePayload);
export { SetPresencePayload };
//# sourceMappingURL=presence.inputs.js.map