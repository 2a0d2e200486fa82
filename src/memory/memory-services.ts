import type { Services } from '../context.js';
import type { Voice } from '../voice/voice.js';

/** What the memory worker needs. */
export interface MemoryServices extends Services {
  readonly voice: Voice;
  /** How long a lease lasts, in milliseconds. */
  readonly lease: number;
}
