import { dayOf, quietUntil } from './local-time.js';
import { OutreachHold } from './outreach-hold.js';
// The end of one hold can lie within another: of quiet hours within a full day, for example.
const maxSteps = 10;
/** Assesses whether a pet may write, as of the time at which the absence was read. */
export function assessEligibility(absence, rules) {
    const lasting = lastingHold(absence);
    if (lasting)
        return { hold: lasting, eligibleAt: null };
    let time = absence.now;
    let hold = null;
    for (let step = 0; step < maxSteps; step++) {
        const passing = passingHold(absence, rules, time);
        if (!passing)
            break;
        hold ??= passing.hold;
        time = passing.until;
    }
    return { hold, eligibleAt: time };
}
/** Returns a hold that only a change can end. */
function lastingHold({ isOn, enabled, pet, isWritten }) {
    if (!enabled)
        return OutreachHold.SWITCHED_OFF;
    if (!isOn)
        return OutreachHold.OPERATOR;
    if (!pet)
        return OutreachHold.NO_ACTIVE_PET;
    if (isWritten)
        return OutreachHold.ALREADY_WRITTEN;
    return undefined;
}
const later = (since, ms) => since && new Date(since.getTime() + ms);
/** Returns a hold that ends by itself, and when. */
function passingHold({ epoch, timeZone, quietHours, dailyCap, sent, unansweredSince, overBudgetUntil, careUntil }, { idleThreshold, unansweredFor }, time) {
    const unlessOver = (hold, until) => until && until > time ? { hold, until } : undefined;
    // An owner without a time zone has UTC days.
    const today = dayOf(time, timeZone ?? 'UTC');
    const isFull = sent.filter((sentAt) => sentAt >= today.start && sentAt < today.end).length >= dailyCap;
    return (unlessOver(OutreachHold.CARE, careUntil) ??
        unlessOver(OutreachHold.NOT_IDLE, later(epoch, idleThreshold)) ??
        unlessOver(OutreachHold.UNANSWERED, later(unansweredSince, unansweredFor)) ??
        unlessOver(OutreachHold.DAILY_CAP, isFull ? today.end : null) ??
        unlessOver(OutreachHold.QUIET_HOURS, quietHours && quietUntil(time, timeZone ?? 'UTC', quietHours)) ??
        unlessOver(OutreachHold.OVER_BUDGET, overBudgetUntil));
}
//# sourceMappingURL=eligibility.js.map