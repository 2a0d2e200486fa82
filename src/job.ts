/** A recurring job. Agenda wakes it in one process at a time, at least once in each interval. */
export interface Job {
  name: string;
  /** The time between two runs, in milliseconds. */
  interval: number;
  /** How long a run may take, in milliseconds. After this, another process may run the job too. */
  lockLifetime: number;
  /**
   * Does the work. Two runs may overlap, so work that must happen once has a guard in the database.
   * @param signal aborted when the process stops; a long run ends early
   */
  run: (signal: AbortSignal) => Promise<void>;
}
