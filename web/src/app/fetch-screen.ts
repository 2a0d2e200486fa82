import { matchPath } from 'react-router';
import { readPhase } from '../session/phase.js';
import { guestScreens, linkScreens, ownerScreens } from './screens.js';

/** Begins to fetch the screen of the present address, beside the texts and not after them. */
export function fetchScreen(): void {
  const isGuest = readPhase() === 'guest';
  const screens = [...linkScreens, ...(isGuest ? guestScreens : ownerScreens)];
  const found = screens.find(({ path }) => matchPath(path, location.pathname) !== null);
  const screen = found ?? (isGuest ? guestScreens[0] : undefined);
  // What cannot be fetched now is asked for again when it is shown, and a failure is shown there.
  if (screen) void screen.load().catch(() => undefined);
  if (!isGuest) void import('./owner-screens.js').catch(() => undefined);
}
