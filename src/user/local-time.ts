import { Temporal } from 'temporal-polyfill';

/** Daily hours, `HH:MM[:SS]` in the owner's time zone. They include `from` and exclude `to`. */
export interface QuietHours {
  from: string;
  to: string;
}

function inZone(time: Date, timeZone: string): Temporal.ZonedDateTime {
  const instant = Temporal.Instant.fromEpochMilliseconds(time.getTime());
  try {
    return instant.toZonedDateTimeISO(timeZone);
  } catch {
    // Another runtime may not know a stored zone; it counts as UTC.
    return instant.toZonedDateTimeISO('UTC');
  }
}

const toDate = ({ epochMilliseconds }: Temporal.ZonedDateTime) => new Date(epochMilliseconds);

/**
 * Returns when the quiet hours around a time end; undefined outside quiet hours. When daylight saving time skips
 * their end, they end later by the skipped time. When it repeats their end, they end the first time, start again
 * as the clock goes back, and end the second time.
 */
export function quietUntil(time: Date, timeZone: string, { from, to }: QuietHours): Date | undefined {
  const now = inZone(time, timeZone);
  const clock = now.toPlainTime();
  const hasStarted = Temporal.PlainTime.compare(clock, from) >= 0;
  const hasEnded = Temporal.PlainTime.compare(clock, to) >= 0;
  const overnight = Temporal.PlainTime.compare(from, to) > 0;
  if (overnight ? !hasStarted && hasEnded : !hasStarted || hasEnded) return undefined;
  const day = overnight && hasStarted ? now.toPlainDate().add({ days: 1 }) : now.toPlainDate();
  const end = day.toPlainDateTime(to);
  const zone = now.timeZoneId;
  const first = end.toZonedDateTime(zone);
  return toDate(
    Temporal.ZonedDateTime.compare(first, now) > 0
      ? first
      : end.toZonedDateTime(zone, { disambiguation: 'later' }),
  );
}

/** Returns the start and the end of the local day of a time. */
export function dayOf(time: Date, timeZone: string): { start: Date; end: Date } {
  const now = inZone(time, timeZone);
  return { start: toDate(now.startOfDay()), end: toDate(now.add({ days: 1 }).startOfDay()) };
}

/** Formats the local day and time for the voice: `Monday, 21:40`. */
export const localTime = (time: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: inZone(time, timeZone).timeZoneId,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(time);
