import type { LiveOwner } from './devices.js';

/** A command to a client process. */
export type ClientCommand =
  | { do: 'subscribe'; side: string; owners: LiveOwner[] }
  | { do: 'run'; side: string; seconds: number; pace: Pace }
  | { do: 'allow reconnect'; side: string }
  | { do: 'write to all'; side: string }
  | { do: 'await deliveries'; side: string }
  | { do: 'unsubscribe'; side: string };

/** The reply to a command. */
export interface ClientReply {
  result?: unknown;
  error?: string;
}

/** How fast messages are written: so many in flight at any time, or so many each second. */
export interface Pace {
  max: number;
  per: 'in flight' | 'second';
}

/** What was delivered in one run. */
export interface LiveRun {
  deliveries: number;
  perSecond: number;
  /** From the commit to the last of the owner's devices, in milliseconds. */
  latencies: number[];
}
