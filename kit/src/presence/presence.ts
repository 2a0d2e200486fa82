import type { PresenceState } from '../generated/graphql.js';
import type { Live } from '../live.js';

/**
 * Whether the owner is at this device. Browsers tell by visibility, focus and input; other programs call `set`. While
 * it is AWAY, queries do not count as presence, and pets may write first.
 */
export interface Presence extends Live<PresenceState> {
  /** Says where the owner is, such as when a phone's app comes to the front. */
  readonly set: (state: PresenceState) => void;
}
