import { silenceWord } from './silence.js';
import type { OutreachContext, VoiceRequest } from './voice.js';

const hour = 3_600_000;
const day = 24 * hour;

/** What a pet should know when it writes first. */
export function outreachNote({ awayFor, localTime, avoid }: OutreachContext): string {
  return [
    `Your owner has been away for ${formatDuration(awayFor)} and has written nothing new. This time you write first: something that is nice to find on coming back.`,
    ...(localTime ? [`Where the owner is, it is ${localTime}.`] : []),
    'Continue the last conversation if there is one. Do not plead for an answer, do not blame the owner for being away, and do not guess where they are or why.',
    `If there is nothing worth saying, write only ${silenceWord}.`,
    ...(avoid.length > 0 ? [`Do not repeat ${avoid.map(quote).join(' or ')}.`] : []),
  ].join(' ');
}

/** What a pet should know when it replies; empty if nothing. */
export function replyNote({ localTime, awayFor }: VoiceRequest): string[] {
  return [
    ...(awayFor !== undefined && awayFor >= hour
      ? [`Your owner comes back after ${formatDuration(awayFor)}.`]
      : []),
    ...(localTime ? [`Where your owner is, it is ${localTime}.`] : []),
  ];
}

/** Older messages that fit what the owner writes now. */
export const recalledNote = (lines: readonly string[]): string =>
  `You remember from long ago: ${lines.join('; ')}. Use it only if it fits.`;

const quote = (text: string): string => `“${text.replaceAll(/\s+/g, ' ')}”`;

function formatDuration(ms: number): string {
  const [count, unit] =
    ms < hour
      ? [Math.max(1, Math.round(ms / 60_000)), 'minute']
      : ms < 2 * day
        ? [Math.round(ms / hour), 'hour']
        : [Math.round(ms / day), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
