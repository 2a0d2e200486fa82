import type { Services } from '../context.js';
import type { Voice } from '../voice/voice.js';

/** What an outreach needs beside the services. */
export interface ReachingOut extends Services {
  readonly voice: Voice;
  /** How long a lease lasts, in milliseconds. */
  readonly lease: number;
}

/** Writes a decision down for the operator: one structured line. */
export type Decide = (decision: string, more?: Record<string, unknown>) => void;
