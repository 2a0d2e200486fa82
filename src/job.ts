/** Work that recurs: one process at a time is woken for it, at least once a tick. */
export interface Job {
  name: string;
  /** How often it runs, in milliseconds. */
  every: number;
  /** How long a run may take, in milliseconds: after that another process may run it as well. */
  longest: number;
  /**
   * Does the work. It may run twice at once, so what must happen once is guarded in the database.
   * @param stop the process ends: what takes long leaves off
   */
  run: (stop: AbortSignal) => Promise<void>;
}
