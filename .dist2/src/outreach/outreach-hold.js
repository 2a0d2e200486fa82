import { registerEnumType } from 'type-graphql';
/** What prevents an owner's pets from writing first. */
export var OutreachHold;
(function (OutreachHold) {
    OutreachHold["SWITCHED_OFF"] = "SWITCHED_OFF";
    OutreachHold["OPERATOR"] = "OPERATOR";
    OutreachHold["NO_ACTIVE_PET"] = "NO_ACTIVE_PET";
    OutreachHold["ALREADY_WRITTEN"] = "ALREADY_WRITTEN";
    OutreachHold["NOT_IDLE"] = "NOT_IDLE";
    OutreachHold["UNANSWERED"] = "UNANSWERED";
    OutreachHold["DAILY_CAP"] = "DAILY_CAP";
    OutreachHold["QUIET_HOURS"] = "QUIET_HOURS";
    OutreachHold["OVER_BUDGET"] = "OVER_BUDGET";
    OutreachHold["CARE"] = "CARE";
})(OutreachHold || (OutreachHold = {}));
registerEnumType(OutreachHold, {
    name: 'OutreachHold',
    description: "What prevents an owner's pets from writing first.",
    valuesConfig: {
        SWITCHED_OFF: { description: 'The owner switched outreach off.' },
        OPERATOR: { description: 'The operator switched outreach off for everybody.' },
        NO_ACTIVE_PET: { description: 'The owner has no pet, or all pets are resting.' },
        ALREADY_WRITTEN: { description: 'A pet has already written in this absence, or has tried to.' },
        NOT_IDLE: { description: 'The owner was active less than the idle threshold ago.' },
        UNANSWERED: { description: 'The owner has written nothing since the last outreach.' },
        DAILY_CAP: {
            description: "The pets have reached the daily cap of the owner's local day.",
        },
        QUIET_HOURS: { description: "It is the owner's quiet hours." },
        OVER_BUDGET: { description: "The owner's budget is used up." },
        CARE: { description: 'The owner was offered help in a crisis less than a day ago.' },
    },
});
//# sourceMappingURL=outreach-hold.js.map