import type { OutreachRules } from '../context.js';
import { dayOf, quietUntil } from './local-time.js';
import { OutreachHold } from './outreach-hold.js';
import type { Absence } from './read-absence.js';

// Quiet hours, the daily cap and an unanswered outreach may each move the time into another's reach.
const mostSteps = 10;

/** Whether a pet may write now, and else what holds it back and until when. */
export interface Eligibility {
  /** Null where a pet may write now. */
  hold: OutreachHold | null;
  /** When nothing will hold back any more; null where something has to change first. */
  eligibleAt: Date | null;
}

/** Judges an absence by what is true of it at its moment, by the database's clock. */
export function judge(absence: Absence, rules: OutreachRules): Eligibility {
  const lasting = lastingHold(absence);
  if (lasting) return { hold: lasting, eligibleAt: null };
  let moment = absence.now;
  let hold: OutreachHold | null = null;
  for (let step = 0; step < mostSteps; step++) {
    const passing = passingHold(absence, rules, moment);
    if (!passing) break;
    hold ??= passing.hold;
    moment = passing.until;
  }
  return { hold, eligibleAt: moment };
}

function lastingHold({ isOn, enabled, pet, isWritten }: Absence): OutreachHold | undefined {
  if (!enabled) return OutreachHold.SWITCHED_OFF;
  if (!isOn) return OutreachHold.OPERATOR;
  if (!pet) return OutreachHold.NO_ACTIVE_PET;
  if (isWritten) return OutreachHold.ALREADY_WRITTEN;
  return undefined;
}

const after = (since: Date | null, ms: number) => since && new Date(since.getTime() + ms);

function passingHold(
  { epoch, timeZone, quietHours, dailyCap, sent, unansweredSince, overBudgetUntil }: Absence,
  { idleThreshold, unansweredFor }: OutreachRules,
  moment: Date,
): { hold: OutreachHold; until: Date } | undefined {
  const upTo = (hold: OutreachHold, until: Date | null | undefined) =>
    until && until > moment ? { hold, until } : undefined;
  // Without a time zone a day is one of UTC.
  const today = dayOf(moment, timeZone ?? 'UTC');
  const isFull = sent.filter((sentAt) => sentAt >= today.begins && sentAt < today.ends).length >= dailyCap;
  return (
    upTo(OutreachHold.NOT_IDLE, after(epoch, idleThreshold)) ??
    upTo(OutreachHold.UNANSWERED, after(unansweredSince, unansweredFor)) ??
    upTo(OutreachHold.DAILY_CAP, isFull ? today.ends : null) ??
    upTo(OutreachHold.QUIET_HOURS, quietHours && quietUntil(moment, timeZone ?? 'UTC', quietHours)) ??
    upTo(OutreachHold.OVER_BUDGET, overBudgetUntil)
  );
}
