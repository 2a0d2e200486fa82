import { Temporal } from 'temporal-polyfill';

/** Hours of every day, `HH:MM[:SS]` in the owner's time zone: from the first, up to and not with the second. */
export interface QuietHours {
  from: string;
  to: string;
}

function at(moment: Date, timeZone: string): Temporal.ZonedDateTime {
  const instant = Temporal.Instant.fromEpochMilliseconds(moment.getTime());
  try {
    return instant.toZonedDateTimeISO(timeZone);
  } catch {
    // Zones come and go with the data of this runtime; one that is kept and no longer known counts as UTC.
    return instant.toZonedDateTimeISO('UTC');
  }
}

const toDate = ({ epochMilliseconds }: Temporal.ZonedDateTime) => new Date(epochMilliseconds);

/**
 * When the quiet hours that a moment lies in are over; undefined where it lies in none. Where a clock skips
 * their end they are over as much later as it skips; where it shows their end twice they are over at the
 * first time, on again when it has gone back, and over at the second.
 */
export function quietUntil(moment: Date, timeZone: string, { from, to }: QuietHours): Date | undefined {
  const now = at(moment, timeZone);
  const time = now.toPlainTime();
  const begins = Temporal.PlainTime.compare(time, from) >= 0;
  const ended = Temporal.PlainTime.compare(time, to) >= 0;
  const overnight = Temporal.PlainTime.compare(from, to) > 0;
  if (overnight ? !begins && ended : !begins || ended) return undefined;
  const day = overnight && begins ? now.toPlainDate().add({ days: 1 }) : now.toPlainDate();
  const end = day.toPlainDateTime(to);
  const zone = now.timeZoneId;
  const first = end.toZonedDateTime(zone);
  return toDate(
    Temporal.ZonedDateTime.compare(first, now) > 0
      ? first
      : end.toZonedDateTime(zone, { disambiguation: 'later' }),
  );
}

/** When the day of a moment begins where the owner is, and when the next one does. */
export function dayOf(moment: Date, timeZone: string): { begins: Date; ends: Date } {
  const now = at(moment, timeZone);
  return { begins: toDate(now.startOfDay()), ends: toDate(now.add({ days: 1 }).startOfDay()) };
}

/** The day and time of a moment where the owner is, as a voice is told: `Monday, 21:40`. */
export const localTime = (moment: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: at(moment, timeZone).timeZoneId,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(moment);
