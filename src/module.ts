import type { DatabaseGauge } from './database/gauges.js';
import type { Services } from './context.js';
import type { Job } from './job.js';
import type { PersonalTable } from './personal-data.js';
import type { Voice } from './voice/voice.js';

/** What background work needs besides the services, in milliseconds. */
export interface JobServices extends Services {
  readonly voice: Voice;
  readonly lease: number;
  /** How many replies to one owner may be in the making at once, in all processes. */
  readonly repliesPerOwner: number;
  readonly sweepInterval: number;
  /** The database's own address, without a pooler, for work that needs a connection of its own. */
  readonly directUrl: string;
  /** When data moves to the archive. */
  readonly archive: { messages: number; activities: number; rooms: number };
}

/** Work that runs in the background of a process. */
export interface Worker {
  /** Starts what is due; resolves when it has started. */
  wake(): Promise<unknown>;
  /** Stops, gives the leases back, and waits for that. */
  close(): Promise<void>;
}

/** A noun's background work. */
export interface BackgroundWork {
  worker?: Worker;
  jobs: readonly Job[];
}

/** Everything that a noun adds to the product; `modules.ts` lists all of them. */
export interface Module {
  name: string;
  entities: readonly (new () => object)[];
  /** The resolvers of the noun's types, and of the fields that it adds to earlier types. */
  resolvers?: readonly (new () => object)[];
  /** Opens the noun's background work, in a process that runs jobs. */
  openWork?: (services: JobServices) => BackgroundWork;
  gauges?: readonly DatabaseGauge[];
  /** Its tables, with what is exported and what is erased. */
  tables: readonly PersonalTable[];
}
