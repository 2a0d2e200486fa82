var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { GraphQLDateTime, GraphQLLocalTime } from 'graphql-scalars';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { between, optional, wrong } from '../graphql/validation.js';
import { User } from '../user/user.entity.js';
import { timeZoneRule } from '../user/user-rules.js';
import { OutreachHold } from './outreach-hold.js';
/** A time of day, to the second. What browsers send of a second's fractions is left out. */
const localTimeRule = z
    .string()
    .refine((time) => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/.test(time), wrong('timeOfDay'))
    .transform((time) => time.split('.', 1)[0]);
/** Daily hours in which no pet writes first. */
let QuietHoursSetting = class QuietHoursSetting {
};
__decorate([
    Field(() => GraphQLLocalTime, { description: 'When they start.' }),
    __metadata("design:type", String)
], QuietHoursSetting.prototype, "from", void 0);
__decorate([
    Field(() => GraphQLLocalTime, { description: 'When they end. A time before `from` is on the next day.' }),
    __metadata("design:type", String)
], QuietHoursSetting.prototype, "to", void 0);
QuietHoursSetting = __decorate([
    ObjectType({
        description: "Daily hours, in the owner's time zone, in which no pet writes first.",
    })
], QuietHoursSetting);
export { QuietHoursSetting };
/** When an owner's pets may write first, and when the next outreach could come. */
let OutreachStatus = class OutreachStatus {
};
__decorate([
    Field(() => Boolean, { description: 'Whether pets may write first at all.' }),
    __metadata("design:type", Boolean)
], OutreachStatus.prototype, "enabled", void 0);
__decorate([
    Field(() => Int, { description: "How many times a day pets may write first, in the owner's time zone." }),
    __metadata("design:type", Number)
], OutreachStatus.prototype, "dailyCap", void 0);
__decorate([
    Field(() => QuietHoursSetting, { nullable: true, description: 'The quiet hours; null if none are set.' }),
    __metadata("design:type", Object)
], OutreachStatus.prototype, "quietHours", void 0);
__decorate([
    Field(() => GraphQLDateTime, { description: 'When the owner was last active.' }),
    __metadata("design:type", Date)
], OutreachStatus.prototype, "idleSince", void 0);
__decorate([
    Field(() => GraphQLDateTime, {
        nullable: true,
        description: 'When a pet could write next if the owner stays away; null when only a change can end the hold.',
    }),
    __metadata("design:type", Object)
], OutreachStatus.prototype, "nextEligibleAt", void 0);
__decorate([
    Field(() => OutreachHold, {
        nullable: true,
        description: 'Which hold applies now; null if none.',
    }),
    __metadata("design:type", Object)
], OutreachStatus.prototype, "heldBackBy", void 0);
OutreachStatus = __decorate([
    ObjectType({ description: "When an owner's pets may write first, and when the next outreach could come." })
], OutreachStatus);
export { OutreachStatus };
/** New quiet hours. */
let QuietHoursInput = class QuietHoursInput {
};
__decorate([
    Field(() => GraphQLLocalTime, { description: 'When they start, such as 22:30.' }),
    __metadata("design:type", String)
], QuietHoursInput.prototype, "from", void 0);
__decorate([
    Field(() => GraphQLLocalTime, { description: 'When they end. A time before `from` is on the next day.' }),
    __metadata("design:type", String)
], QuietHoursInput.prototype, "to", void 0);
QuietHoursInput = __decorate([
    InputType({ description: "New quiet hours, in the owner's time zone." })
], QuietHoursInput);
export { QuietHoursInput };
/** The input of updateOutreachSettings. */
let UpdateOutreachSettingsInput = class UpdateOutreachSettingsInput {
    static { this.rules = z.object({
        enabled: optional(z.boolean()),
        dailyCap: optional(between(1, 24)),
        // Null is a value here: it removes the quiet hours.
        quietHours: z
            .object({ from: localTimeRule, to: localTimeRule })
            .refine(({ from, to }) => asSeconds(from) !== asSeconds(to), wrong('noQuietTime'))
            .nullish(),
        timeZone: timeZoneRule,
    }); }
};
__decorate([
    Field(() => Boolean, { nullable: true, description: 'Whether pets may write first at all.' }),
    __metadata("design:type", Boolean)
], UpdateOutreachSettingsInput.prototype, "enabled", void 0);
__decorate([
    Field(() => Int, { nullable: true, description: 'How many times a day pets may write first, 1 to 24.' }),
    __metadata("design:type", Number)
], UpdateOutreachSettingsInput.prototype, "dailyCap", void 0);
__decorate([
    Field(() => QuietHoursInput, { nullable: true, description: 'The quiet hours; null removes them.' }),
    __metadata("design:type", Object)
], UpdateOutreachSettingsInput.prototype, "quietHours", void 0);
__decorate([
    Field(() => String, {
        nullable: true,
        description: "The owner's IANA time zone, such as Asia/Seoul. Quiet hours need one.",
    }),
    __metadata("design:type", String)
], UpdateOutreachSettingsInput.prototype, "timeZone", void 0);
UpdateOutreachSettingsInput = __decorate([
    InputType({ description: 'The input of updateOutreachSettings. A field that is left out keeps its value.' })
], UpdateOutreachSettingsInput);
export { UpdateOutreachSettingsInput };
/** The result of updateOutreachSettings. */
let UpdateOutreachSettingsPayload = class UpdateOutreachSettingsPayload {
};
__decorate([
    Field(() => User, { description: 'The owner with the new settings.' }),
    __metadata("design:type", User)
], UpdateOutreachSettingsPayload.prototype, "user", void 0);
UpdateOutreachSettingsPayload = __decorate([
    ObjectType({ description: 'The result of updateOutreachSettings.' })
], UpdateOutreachSettingsPayload);
export { UpdateOutreachSettingsPayload };
const asSeconds = (time) => {
    const [hours, minutes, seconds = 0] = time.split(':').map(Number);
    return hours * 3600 + minutes * 60 + seconds;
};
//# sourceMappingURL=outreach.inputs.js.map