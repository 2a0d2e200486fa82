import { useSyncExternalStore } from 'react';
import { useLanguage } from './language-context.js';
import type { Translate } from './format.js';
import type { Language } from './language.js';

/** What writes moments as people read them, in the time zone of the device. */
export interface Times {
  /** 9:41 AM */
  time(at: Date): string;
  /** Today, Yesterday, Tuesday, November 27 */
  day(at: Date): string;
  /** The time if it was today, otherwise the day, shortly. */
  brief(at: Date): string;
  /** The day and the time. */
  full(at: Date): string;
}

// One for all that show moments: its formats take milliseconds to make.
const made = new WeakMap<Translate, Times>();

/** What writes moments in the present language. Who uses it renders again when a new day begins. */
export function useTimes(): Times {
  const { language, t } = useLanguage();
  useSyncExternalStore(followDay, () => today);
  let times = made.get(t);
  if (!times) made.set(t, (times = timesIn(language, t)));
  return times;
}

/** Returns the number of the local day, so that two moments of one day have the same. */
export const dayNumber = (at: Date): number =>
  Math.floor((at.getTime() - at.getTimezoneOffset() * 60_000) / 86_400_000);

function timesIn(language: Language, t: Translate): Times {
  const formatter = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, options);
    return (at: Date) => format.format(at);
  };
  const time = formatter({ hour: 'numeric', minute: '2-digit' });
  const weekday = formatter({ weekday: 'long' });
  const date = formatter({ month: 'long', day: 'numeric', weekday: 'long' });
  const dateOfYear = formatter({ year: 'numeric', month: 'long', day: 'numeric' });
  const short = formatter({ month: 'short', day: 'numeric' });
  const shortOfYear = formatter({ year: '2-digit', month: 'numeric', day: 'numeric' });
  const full = formatter({ dateStyle: 'long', timeStyle: 'short' });
  return {
    time,
    full,
    day: (at) => {
      const ago = daysAgo(at);
      if (ago === 0) return t('today');
      if (ago === 1) return t('yesterday');
      if (ago > 1 && ago < 7) return weekday(at);
      return isThisYear(at) ? date(at) : dateOfYear(at);
    },
    brief: (at) => {
      const ago = daysAgo(at);
      if (ago === 0) return time(at);
      if (ago === 1) return t('yesterday');
      return isThisYear(at) ? short(at) : shortOfYear(at);
    },
  };
}

const isThisYear = (at: Date): boolean => at.getFullYear() === new Date().getFullYear();

const daysAgo = (at: Date): number => dayNumber(new Date()) - dayNumber(at);

const listeners = new Set<() => void>();
let today = dayNumber(new Date());
let timer: ReturnType<typeof setInterval> | undefined;

function followDay(listener: () => void): () => void {
  lookAtDay();
  listeners.add(listener);
  // Not until midnight: a device that slept would wake up late.
  timer ??= setInterval(lookAtDay, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function lookAtDay(): void {
  const now = dayNumber(new Date());
  if (now === today) return;
  today = now;
  for (const listener of listeners) listener();
}
