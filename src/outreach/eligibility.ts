import { exhaustedBudget, type DayBudget } from '../budget/spending.js';
import type { OutreachRules } from '../context.js';
import { dayOf, quietUntil } from '../user/local-time.js';
import { OutreachHold } from './outreach-hold.js';
import type { Absence } from './read-absence.js';

// The end of one hold can lie within another: of quiet hours within a full day, for example.
const maxSteps = 10;

/** The settings that decide whether a pet may write. */
export interface EligibilityRules {
  readonly outreach: OutreachRules;
  readonly voiceBudget: DayBudget;
}

/** Whether a pet may write now, and which hold prevents it until when. */
export interface Eligibility {
  /** Null when a pet may write now. */
  hold: OutreachHold | null;
  /** When no hold is left; null when only a change can end the hold. */
  eligibleAt: Date | null;
}

/** Assesses whether a pet may write, as of the time at which the absence was read. */
export function assessEligibility(absence: Absence, rules: EligibilityRules): Eligibility {
  const lasting = lastingHold(absence);
  if (lasting) return { hold: lasting, eligibleAt: null };
  let time = absence.now;
  let hold: OutreachHold | null = null;
  for (let step = 0; step < maxSteps; step++) {
    const passing = passingHold(absence, rules, time);
    if (!passing) break;
    hold ??= passing.hold;
    time = passing.until;
  }
  return { hold, eligibleAt: time };
}

/** Returns a hold that only a change can end. */
function lastingHold({ isOn, enabled, pet, isWritten }: Absence): OutreachHold | undefined {
  if (!enabled) return OutreachHold.SWITCHED_OFF;
  if (!isOn) return OutreachHold.OPERATOR;
  if (!pet) return OutreachHold.NO_ACTIVE_PET;
  if (isWritten) return OutreachHold.ALREADY_WRITTEN;
  return undefined;
}

const later = (since: Date | null, ms: number) => since && new Date(since.getTime() + ms);

/** Returns a hold that ends by itself, and when. */
function passingHold(
  { epoch, timeZone, quietHours, dailyCap, sent, unansweredSince, spent, careUntil, now }: Absence,
  { outreach: { idleThreshold, unansweredFor }, voiceBudget }: EligibilityRules,
  time: Date,
): { hold: OutreachHold; until: Date } | undefined {
  const unlessOver = (hold: OutreachHold, until: Date | null | undefined) =>
    until && until > time ? { hold, until } : undefined;
  // An owner without a time zone has UTC days.
  const today = dayOf(time, timeZone ?? 'UTC');
  const isFull = sent.filter((sentAt) => sentAt >= today.start && sentAt < today.end).length >= dailyCap;
  const isOverBudget = exhaustedBudget(voiceBudget, 'outreach', spent) !== undefined;
  return (
    unlessOver(OutreachHold.CARE, careUntil) ??
    unlessOver(OutreachHold.NOT_IDLE, later(epoch, idleThreshold)) ??
    unlessOver(OutreachHold.UNANSWERED, later(unansweredSince, unansweredFor)) ??
    unlessOver(OutreachHold.DAILY_CAP, isFull ? today.end : null) ??
    unlessOver(OutreachHold.QUIET_HOURS, quietHours && quietUntil(time, timeZone ?? 'UTC', quietHours)) ??
    unlessOver(OutreachHold.OVER_BUDGET, isOverBudget ? dayOf(now, 'UTC').end : null)
  );
}
